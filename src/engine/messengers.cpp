#include "engine/messengers.hpp"

#include <system_error>
#include <utility>

#include "plan/silent_narration.hpp"
#include "platform/clock.hpp"
#include "support/time_text.hpp"

namespace drctl {

namespace {

/// Of one notice with all its tries.
constexpr std::chrono::seconds longest{30};

}  // namespace

Messengers::~Messengers() {
  cancel_.request();
  for (const auto& [channel, done] : on_the_way_) done.wait();
}

void Messengers::send(Adapter& adapter, Notice notice) {
  if (way_ == Way::in_place) return bring(adapter, notice);
  auto& last = on_the_way_[notice.record.channel];
  const auto work = [this, &adapter, before = last, notice] {
    if (before.valid()) before.wait();
    bring(adapter, notice);
  };
  try {
    last = std::async(std::launch::async, work).share();
  } catch (const std::system_error& error) {  // no thread is left: that is no reason to stop
    notice.call.reset();
    notice.record.error = error.what();
    bring(adapter, notice);
  }
}

void Messengers::bring(Adapter& adapter, const Notice& notice) {
  auto record = notice.record;
  if (notice.call) {
    SilentNarration silent;
    Execution execution{cancel_, longest, silent};
    auto outcome = adapter.perform(*notice.call, execution);
    record.end = to_string(outcome.end);
    record.error = std::move(outcome.error);
  }
  record.sent_at = to_rfc3339(clock_.now());
  const std::scoped_lock lock(mutex_);
  back_.push_back(std::move(record));
}

std::vector<Notified> Messengers::back() {
  const std::scoped_lock lock(mutex_);
  return std::exchange(back_, {});
}

void Messengers::come_home(std::chrono::milliseconds limit) {
  const auto deadline = std::chrono::steady_clock::now() + limit;
  for (const auto& [channel, done] : on_the_way_)
    if (done.wait_until(deadline) != std::future_status::ready) cancel_.request();
  for (const auto& [channel, done] : on_the_way_) done.wait();
}

}  // namespace drctl
