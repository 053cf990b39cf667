#include "engine/herald.hpp"

#include "platform/clock.hpp"

namespace drctl {

namespace {

/// How long the end of a run waits for people to be told of it.
constexpr std::chrono::seconds at_the_end{10};

}  // namespace

Herald::Herald(const Plan& plan, Clock& clock, Operator* person, Messengers::Way way)
    : PassingOperator(person), plan_(plan), clock_(clock), state_(initial(plan)), messengers_(clock, way) {}

/// Nobody is told twice of the same, nor again by a resume.
void Herald::tell(Occasion occasion, About about) {
  for (auto& notice : notices_of(plan_, state_, occasion, about, clock_.now())) {
    const auto note = note_of(notice.record);
    if (!state_.told.contains(note) && announced_.insert(note).second)
      messengers_.send(*plan_.audience.adapter, std::move(notice));
  }
}

void Herald::wait_for(const std::string& step, const std::string& title, const std::string& reason) {
  const auto index = plan_.find(step);
  tell(Occasion::waiting, {step, title, reason, "", index ? state_.steps[*index].attempts : 0});
}

std::expected<void, std::string> Herald::record(const Event& event, const State& after) {
  if (plan_.audience.channels.empty() || std::holds_alternative<StepOutput>(event.what)) return {};
  state_ = after;
  if (std::holds_alternative<RunStarted>(event.what) || std::holds_alternative<RunResumed>(event.what))
    tell(Occasion::start, {});
  const auto* started = std::get_if<StepStarted>(&event.what);
  const auto index = started ? plan_.find(started->step) : std::nullopt;
  if (index && plan_.steps[*index].call && plan_.steps[*index].call->spec->asks_person)
    wait_for(started->step, plan_.steps[*index].title(), "work by hand");
  return {};
}

std::optional<Signed<GateAnswer>> Herald::gate(const GateQuestion& question) {
  const auto& gate = question.gate;
  wait_for(gate.step, gate.title, "approval: " + gate.consequence);
  return PassingOperator::gate(question);
}

std::optional<Signed<std::string>> Herald::choice(const ChoiceQuestion& question) {
  wait_for(question.step, question.title, "a decision");
  return PassingOperator::choice(question);
}

std::optional<Signed<FailureAnswer>> Herald::failure(const FailureQuestion& question) {
  const auto& progress = state_.steps[*plan_.find(question.step)];
  // What waits for a person was told, and what a person stops is no news.
  if (progress.end != to_string(End::needs_operator) && progress.end != to_string(End::cancelled))
    tell(Occasion::failure, {question.step, question.title, question.error, "", progress.attempts});
  return PassingOperator::failure(question);
}

std::optional<Signed<UnknownAnswer>> Herald::unknown(const UnknownQuestion& question) {
  wait_for(question.step, question.title, "word whether it was done: it was cut off");
  return PassingOperator::unknown(question);
}

void Herald::end(const Ending& ending) {
  // A run that waits for somebody has told so, and is not at its end.
  if (ending.status != RunStatus::approval_needed)
    tell(Occasion::end, {"", "", ending.reason, std::string(to_string(ending.status)), state_.sessions});
  messengers_.come_home(at_the_end);
}

}  // namespace drctl
