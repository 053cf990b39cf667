#include "engine/attempt.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/judge.hpp"
#include "platform/clock.hpp"
#include "runbook/pause.hpp"
#include "support/time_text.hpp"

namespace drctl {

namespace {

/// The last poll gets at least so long, else its own lack of time would be told instead of what the target
/// says.
constexpr milliseconds shortest_poll{1'000};

/// Passes lines on when they differ from those of the poll before: a wait of minutes does not fill the
/// record.
class Polled final : public Narration {
 public:
  explicit Polled(Narration& inner) : inner_(inner) {}
  void output(std::string_view line) override { now_.emplace_back(line); }
  void progress(std::size_t done, std::size_t total, std::string_view what) override {
    inner_.progress(done, total, what);
  }
  void tell_changes() {
    if (now_ != before_) std::ranges::for_each(now_, [&](const auto& line) { inner_.output(line); });
    before_ = std::exchange(now_, {});
  }

 private:
  Narration& inner_;
  std::vector<std::string> before_, now_;
};

bool final(End end) { return end == End::cancelled || end == End::needs_operator; }

/// Why the condition does not hold of this outcome, or nothing when it does.
std::optional<std::string> not_yet(const Condition& until, const expression::Bindings& names,
                                   const Outcome& outcome) {
  if (outcome.end != End::succeeded) return outcome.error;
  return unmet(until, names, outcome.result);
}

Outcome waited_in_vain(const Condition& until, milliseconds timeout, Outcome last, const std::string& why) {
  last.end = End::timed_out;
  last.error = fmt::format("still not, after {}: {}\n{}", to_words(timeout), until.expression.text(), why);
  return last;
}

Outcome wait_until(const PlannedStep& step, const Prepared& prepared, const expression::Bindings& names,
                   Narration& narration, const Hands& hands) {
  const auto& until = *step.text->until;
  const auto total = time_limit(step);
  const auto deadline = hands.clock.steady_now() + total;
  Polled polled{narration};
  for (;;) {
    auto left = std::chrono::duration_cast<milliseconds>(deadline - hands.clock.steady_now());
    Execution execution{hands.step_cancel,
                        std::clamp(left, shortest_poll, std::max(shortest_poll, step.call->spec->timeout)),
                        polled};
    auto outcome = step.call->adapter->perform(prepared.call, execution);
    polled.tell_changes();
    if (final(outcome.end)) return outcome;
    auto why = not_yet(until, names, outcome);
    if (!why) return outcome;
    left = std::chrono::duration_cast<milliseconds>(deadline - hands.clock.steady_now());
    if (left <= milliseconds{0}) return waited_in_vain(until, total, std::move(outcome), *why);
    hands.clock.wait(std::min(left, step.text->every), hands.step_cancel);
    if (hands.step_cancel.requested())
      return {End::cancelled, outcome.result, "stopped while waiting for " + until.expression.text(), ""};
  }
}

}  // namespace

milliseconds time_limit(const PlannedCall& call) { return call.text->timeout.value_or(call.spec->timeout); }

milliseconds time_limit(const PlannedStep& step) {
  const bool waits = step.text->until && step.role == Role::forward;
  return waits ? step.call->text->timeout.value_or(longest_wait) : time_limit(*step.call);
}

Outcome attempt(const PlannedStep& step, const Prepared& prepared, const expression::Bindings& names,
                Narration& narration, const Hands& hands) {
  if (step.text->until && step.role == Role::forward)
    return wait_until(step, prepared, names, narration, hands);
  Execution execution{hands.step_cancel, time_limit(step), narration};
  return step.call->adapter->perform(prepared.call, execution);
}

}  // namespace drctl
