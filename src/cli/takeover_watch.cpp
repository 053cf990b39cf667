#include "cli/takeover_watch.hpp"

#include <fmt/format.h>

namespace drctl {

namespace {

constexpr auto between_looks = std::chrono::milliseconds(200);

/// Without a reason it is nobody's wish: the lock was given to a run elsewhere.
std::string words_of(const LockHolder& taker) {
  if (taker.reason.empty()) return "the environment is held by " + holder_text(taker) + " now";
  return fmt::format("{} takes it over (pid {} on {}): {}", taker.by, taker.pid, taker.host, taker.reason);
}

}  // namespace

TakeoverWatch::TakeoverWatch(std::filesystem::path state, std::string name, Cancellation& leave,
                             Elsewhere elsewhere)
    : state_(std::move(state)),
      name_(std::move(name)),
      leave_(leave),
      elsewhere_(std::move(elsewhere)),
      thread_([this] {
        for (std::unique_lock lock(mutex_);
             !stop_.wait_for(lock, between_looks, [this] { return stopping_; });) {
          lock.unlock();
          look();
          lock.lock();
        }
      }) {}

TakeoverWatch::~TakeoverWatch() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  stop_.notify_one();
}

std::optional<std::string> TakeoverWatch::look() {
  const std::scoped_lock lock(mutex_);
  if (taken_) return taken_;
  auto taker = lock_holder(state_, name_, Claim::takeover);
  if (!taker && elsewhere_) taker = elsewhere_();
  if (!taker || taker->run.empty()) return std::nullopt;  // its words are not written yet
  taken_ = words_of(*taker);
  leave_.request();
  return taken_;
}

}  // namespace drctl
