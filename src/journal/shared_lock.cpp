#include "journal/shared_lock.hpp"

#include <utility>

#include "platform/clock.hpp"
#include "support/time_text.hpp"

namespace drctl {

namespace {

using namespace std::chrono_literals;

constexpr auto between_renewals = 5s, watched_for = 30s;

bool is_same(const LockHolder& one, const LockHolder& other) {
  return one.run == other.run && one.pid == other.pid && one.host == other.host && one.place == other.place;
}

std::unexpected<SharedLock::Refused> in_trouble(const LeaseTrouble& trouble) {
  return std::unexpected(SharedLock::Refused{trouble.error});
}

/// It was heard of just now. Clocks may differ by minutes: this can be wrong, and then somebody waits in
/// vain. That it is silent is never judged by them.
bool was_heard(const LeaseState& state, Clock& clock) {
  const auto renewed = from_rfc3339(state.renewed);
  return renewed && clock.now() - *renewed < watched_for && *renewed - clock.now() < watched_for;
}

/// Whether nothing came of the holder while it was watched.
bool stays_silent(const Lease& lease, const LeaseState& state, Clock& clock, const Cancellation& cancel) {
  const auto end = clock.steady_now() + watched_for;
  while (clock.steady_now() < end && !cancel.requested()) {
    clock.wait(between_renewals, cancel);
    if (const auto now = lease.look(cancel); !now || now->version != state.version) return false;
  }
  return !cancel.requested();
}

}  // namespace

std::expected<std::unique_ptr<SharedLock>, SharedLock::Refused> SharedLock::take(
    const Lease& lease, const LockHolder& us, Clock& clock, const Cancellation& cancel, const Tell& tell) {
  for (;;) {
    auto state = lease.look(cancel);
    if (!state) return in_trouble(state.error());
    if (state->holder && !is_dead(*state->holder)) {
      if (was_heard(*state, clock)) return std::unexpected(Refused{*state->holder});
      tell("watching for 30 s whether " + holder_text(*state->holder) + " is still at work");
      if (!stays_silent(lease, *state, clock, cancel)) return std::unexpected(Refused{*state->holder});
    }
    state->holder = us;
    state->wish.reset();
    state->renewed = Lease::time_now();
    auto taken = lease.write(*state, cancel);
    if (taken) return std::unique_ptr<SharedLock>(new SharedLock(lease, std::move(*taken), tell));
    if (taken.error().kind != LeaseTrouble::Kind::overtaken) return in_trouble(taken.error());
  }
}

SharedLock::SharedLock(const Lease& lease, LeaseState state, Tell tell)
    : lease_(lease),
      state_(std::move(state)),
      tell_(std::move(tell)),
      thread_([this] { renew_until_stopped(); }) {}

SharedLock::~SharedLock() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  cancel_.request();
  thread_.join();
  cancel_.reset();
  give_back();
}

/// A lease that is not given back is only waited for by the next one.
void SharedLock::give_back() {
  if (lost_) return;  // it is another's
  state_.holder.reset();
  state_.wish.reset();
  [[maybe_unused]] const auto ignored = lease_.write(state_, cancel_);
}

std::expected<void, std::string> SharedLock::record(const Event& event, const State&) {
  const std::scoped_lock lock(mutex_);
  if (const auto* started = std::get_if<StepStarted>(&event.what)) step_ = started->step;
  if (std::holds_alternative<StepFinished>(event.what)) step_.clear();
  return {};
}

std::optional<LockHolder> SharedLock::taker() {
  const std::scoped_lock lock(mutex_);
  return taker_;
}

void SharedLock::renew_until_stopped() {
  for (std::unique_lock lock(mutex_);
       !wake_.wait_for(lock, between_renewals, [this] { return stopping_; });) {
    if (lost_) continue;
    state_.holder->step = step_;
    state_.renewed = Lease::time_now();
    lock.unlock();
    renew();
    lock.lock();
  }
}

void SharedLock::renew() {
  auto renewed = lease_.write(state_, cancel_);
  if (renewed) {
    state_ = std::move(*renewed);
    trouble_.clear();
  } else if (renewed.error().kind == LeaseTrouble::Kind::overtaken) {
    look_again();
  } else if (trouble_.empty() && !cancel_.requested()) {
    trouble_ = renewed.error().error;
    tell_("other machines can't be told that this run is at work (" + lease_.describe() + "): " + trouble_);
  }
}

/// Somebody else wrote the lease: a wish for our run, or another holder.
void SharedLock::look_again() {
  auto now = lease_.look(cancel_);
  if (!now) return;
  const bool ours = now->holder && is_same(*now->holder, *state_.holder);
  const std::scoped_lock lock(mutex_);
  if (ours && now->wish) taker_ = now->wish;
  if (!ours && now->holder) {
    taker_ = now->holder;
    lost_ = true;
  }
  if (!ours && !now->holder) now->holder = state_.holder;  // somebody cleared it: it is ours still
  state_ = std::move(*now);
}

std::expected<HandOver, SharedLock::Refused> ask_to_hand_over(const Lease& lease, const LockHolder& us,
                                                              std::chrono::milliseconds patience,
                                                              Clock& clock, const Cancellation& cancel) {
  const auto end = clock.steady_now() + patience;
  auto heard = clock.steady_now();
  for (std::string renewed;; clock.wait(1s, cancel)) {
    auto state = lease.look(cancel);
    if (!state) return in_trouble(state.error());
    if (!state->holder) return HandOver::given_back;
    if (std::exchange(renewed, state->renewed) != state->renewed) heard = clock.steady_now();
    if (is_dead(*state->holder) || clock.steady_now() - heard >= watched_for)
      return HandOver::holder_is_silent;
    if (clock.steady_now() >= end || cancel.requested())
      return std::unexpected(SharedLock::Refused{*state->holder});
    if (state->wish && (is_same(*state->wish, us) || !is_dead(*state->wish))) continue;
    state->wish = us;
    [[maybe_unused]] const auto ignored = lease.write(*state, cancel);  // overtaken: the next look tells
  }
}

}  // namespace drctl
