#include "engine/performance.hpp"

#include <fmt/format.h>

#include "engine/attempt.hpp"
#include "engine/judge.hpp"
#include "engine/stopwatch.hpp"

namespace drctl {

namespace {

/// Of one attempt so many lines are told as they come: a child that floods its output must not be held back
/// by that.
constexpr std::size_t most_lines = 2000;

/// Tells a step's output as it comes.
class StepNarration final : public Narration {
 public:
  StepNarration(const std::string& step, const Told& told) : step_(step), told_(told) {}
  void output(std::string_view line) override {
    if (++lines_ <= most_lines) told_.record(StepOutput{step_, std::string(line)});
  }
  /// Says how much of a flood was not shown.
  void end() {
    if (lines_ > most_lines)
      told_.record(StepOutput{step_, fmt::format("({} more lines, not shown)", lines_ - most_lines)});
  }
  void progress(std::size_t done, std::size_t total, std::string_view what) override {
    told_.progress(done, total, what);
  }

 private:
  const std::string& step_;
  const Told& told_;
  std::size_t lines_ = 0;
};

}  // namespace

StepStarted intent(const PlannedStep& step, const Perform& perform) {
  const auto& prepared = perform.prepared;
  bool stated = step.call->text->effect.has_value();
  return {step.id,
          perform.attempt,
          std::string(to_string(prepared.effect)),
          stated ? prepared.reason : "",
          prepared.preview.target,
          prepared.preview.command};
}

StepFinished performed(const PlannedStep& step, const Perform& perform, const expression::Bindings& names,
                       const Told& told, const Hands& hands) {
  const Stopwatch watch(hands.clock);
  StepNarration narration{step.id, told};
  const auto outcome = attempt(step, perform.prepared, names, narration, hands);
  narration.end();
  auto finished = judge(step, names, perform.attempt, outcome);
  finished.duration_ms = watch.ms();
  return finished;
}

}  // namespace drctl
