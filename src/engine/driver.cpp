#include "engine/driver.hpp"

#include <fmt/format.h>

#include "engine/attempt.hpp"
#include "engine/herald.hpp"
#include "engine/impact.hpp"
#include "engine/judge.hpp"
#include "engine/performance.hpp"
#include "engine/stopwatch.hpp"
#include "engine/target_identity.hpp"
#include "plan/silent_narration.hpp"
#include "platform/shell.hpp"
#include "support/time_text.hpp"

namespace drctl {

namespace {

constexpr std::string_view word(GateAnswer answer) {
  constexpr std::string_view words[] = {"approved", "skipped",  "stopped", "expired",
                                        "by_hand",  "rollback", "shell"};
  return words[static_cast<std::size_t>(answer)];
}
constexpr std::string_view word(FailureAnswer answer) {
  constexpr std::string_view words[] = {"retry", "skip", "by_hand", "rollback", "stop"};
  return words[static_cast<std::size_t>(answer)];
}
constexpr std::string_view word(UnknownAnswer answer) {
  constexpr std::string_view words[] = {"done", "again", "stop"};
  return words[static_cast<std::size_t>(answer)];
}

/// Who cannot be asked who it is may be another: nothing is done there.
StepFinished unidentified(const std::string& step, int attempts, const Target& target,
                          const std::string& why) {
  StepFinished finished;
  finished.step = step;
  finished.attempt = attempts;
  finished.end = to_string(End::could_not_start);
  finished.error = fmt::format("target '{}' can't be asked who it is: {}", target.name, why);
  finished.help = fmt::format(
      "mend the way to it and try again; if it was replaced by a new one, resume with --expect-new-target {}",
      target.name);
  return finished;
}

/// The outcome that was not kept is known to nobody but who reads this: `resume` asks about the step.
std::string lost_with(const Happening& what) {
  const auto* finished = std::get_if<StepFinished>(&what);
  if (!finished) return {};
  return fmt::format("; step '{}' has ended ({}), which is not recorded", finished->step, finished->end);
}

/// What only adds to the record needs none of it to be on disk. An act or a gate settles by itself, after its
/// intent: the outcome before it and the intent reach the disk in one go.
bool goes_beyond_the_record(const Next& next) {
  return !std::holds_alternative<Conclude>(next) && !std::holds_alternative<AskGate>(next) &&
         !std::holds_alternative<Perform>(next) && !std::holds_alternative<Finish>(next);
}

}  // namespace

Driver::Driver(const Plan& plan, State state, const Hands& hands)
    : plan_(plan), state_(std::move(state)), hands_(hands) {}

void Driver::record(const Happening& what) {
  Event event{hands_.clock.now(), what};
  if (unrecorded_) {
    *unrecorded_ += lost_with(what);
    return;
  }
  state_ = apply(plan_, std::move(state_), event);
  for (auto* recorder : hands_.recorders) {
    auto kept = recorder->record(event, state_);
    if (!kept) unrecorded_ = kept.error() + lost_with(what);
    if (unrecorded_) return;
  }
  unsettled_ += lost_with(what);
}

bool Driver::settle() {
  for (auto* recorder : hands_.recorders) {
    if (unrecorded_) return false;
    if (auto kept = recorder->settle(); !kept) unrecorded_ = kept.error() + unsettled_;
  }
  unsettled_.clear();
  return !unrecorded_;
}

Ending Driver::run(const Happening& first) {
  record(first);
  for (;;) {
    record_notices();
    const auto taken = hands_.taken_over ? hands_.taken_over() : std::nullopt;
    if ((taken || is_stopping()) && !at_work_.empty()) {
      carry_out(Await{});
      continue;
    }
    if (unrecorded_) return {RunStatus::journal_failed, *unrecorded_};
    if (taken) return finish({RunStatus::taken_over, *taken});
    if (hands_.leave.requested()) return finish({RunStatus::interrupted, "interrupted by a signal"});
    if (auto end = go_on()) return finish(*end);
  }
}

std::optional<Finish> Driver::go_on() {
  const auto next = decide(plan_, state_, at_work_);
  if (goes_beyond_the_record(next) && !settle()) return std::nullopt;
  return std::visit([this](const auto& what) { return carry_out(what); }, next);
}

/// What has come of telling people, on whatever thread that was.
void Driver::record_notices() {
  if (!hands_.herald) return;
  for (const auto& notice : hands_.herald->back()) record(notice);
}

Ending Driver::finish(const Finish& finish) {
  if (hands_.herald && settle()) hands_.herald->end({finish.status, finish.reason});
  record_notices();
  record(RunEnded{std::string(to_string(finish.status)), finish.reason});
  if (!settle()) return {RunStatus::journal_failed, *unrecorded_};
  return {finish.status, finish.reason};
}

std::optional<Finish> Driver::carry_out(const Conclude& conclude) {
  record(conclude.what);
  return std::nullopt;
}

std::optional<Finish> Driver::carry_out(const AskCheck& ask) {
  const auto& step = plan_.steps[ask.step];
  SilentNarration silent;
  Execution execution{hands_.step_cancel, time_limit(*step.check), silent};
  const Stopwatch watch(hands_.clock);
  auto outcome = ask.check.effect == Effect::read
                     ? step.check->adapter->perform(ask.check.call, execution)
                     : Outcome{End::failed, {}, "a check must be a read: " + ask.check.reason};
  StepChecked checked{step.id, false, outcome.error, watch.ms()};
  if (outcome.end == End::succeeded) {
    const auto names = names_for(plan_, step, state_.captures, hands_.clock.now());
    auto no = unmet(step.text->check->expect, names, outcome.result);
    checked.already_done = !no;
    checked.detail = no.value_or("its check says that it is already done");
  }
  record(checked);
  return std::nullopt;
}

std::optional<Finish> Driver::carry_out(const Identify& identify) {
  const auto& step = plan_.steps[identify.step];
  const auto& target = step.call->target;
  const Stopwatch watch(hands_.clock);
  const auto answer = identity_of(plan_.identities.find(target.name)->second, hands_.step_cancel);
  if (!answer && !expected_identity(plan_, state_, target).empty()) {
    auto finished = unidentified(step.id, state_.steps[identify.step].attempts, target, answer.error());
    finished.duration_ms = watch.ms();
    record(finished);
  } else {
    auto identified = judge_identity(plan_, state_, target, answer);
    identified.duration_ms = watch.ms();
    record(identified);
  }
  return std::nullopt;
}

std::optional<Finish> Driver::carry_out(const AskGate& ask) {
  const auto question = look_for(ask);
  const auto& gate = question.gate;
  record(gate);
  if (!settle()) return std::nullopt;
  auto answer = hands_.operator_.gate(question);
  if (hands_.leave.requested()) return std::nullopt;  // it was no answer: the terminal is gone
  if (!answer) return Finish{RunStatus::approval_needed, fmt::format("step '{}' needs approval", gate.step)};
  if (answer->answer == GateAnswer::shell) return open_shell(gate.step, answer->signature);
  const auto& [by, how, reason] = answer->signature;
  record(GateAnswered{gate.step, std::string(word(answer->answer)), by, how, reason, gate.digest});
  return answer->answer == GateAnswer::expire ? expired(gate) : std::nullopt;
}

/// What the person is asked, with what the target tells now.
GateQuestion Driver::look_for(const AskGate& ask) const {
  auto question = ask.question;
  question.facts.change = impact_of(plan_.steps[ask.step], ask.call, hands_.step_cancel);
  question.gate.change = few_lines(question.facts.change);
  question.can_open_shell = hands_.shell != nullptr;
  return question;
}

/// Whatever is done there: what comes next is decided anew, from another look at the target.
std::optional<Finish> Driver::open_shell(const std::string& step, const Signature& who) {
  record(ShellOpened{step, hands_.shell->program(), who.by, who.how});
  if (!settle()) return std::nullopt;
  const Stopwatch watch(hands_.clock);
  const auto end = hands_.shell->open();
  record(ShellClosed{step, who.by, end.status, end.error, watch.ms()});
  return std::nullopt;
}

/// Nothing was done. What follows is what the runbook says.
std::optional<Finish> Driver::expired(const GateOpened& gate) {
  const auto why = fmt::format("nobody approved step '{}' within {}", gate.step,
                               to_words(std::chrono::milliseconds{gate.wait_ms}));
  if (gate.unanswered != "fail") return Finish{RunStatus::approval_needed, why};
  const auto index = *plan_.find(gate.step);
  const auto& step = plan_.steps[index];
  StepFinished finished;
  finished.step = gate.step;
  finished.attempt = state_.steps[index].attempts;
  finished.end = to_string(End::could_not_start);
  finished.error = why;
  leave_captures(finished, step, names_for(plan_, step, state_.captures, hands_.clock.now()));
  record(finished);
  return std::nullopt;
}

std::optional<Finish> Driver::carry_out(const AskChoice& ask) {
  auto answer = hands_.operator_.choice(ask.question);
  if (hands_.leave.requested()) return std::nullopt;  // it was no answer: the terminal is gone
  if (!answer)
    return Finish{RunStatus::approval_needed, fmt::format("step '{}' needs a decision", ask.question.step)};
  const auto& [by, how, reason] = answer->signature;
  if (answer->answer.empty()) return Finish{RunStatus::stopped, "stopped by the operator"};
  record(ChoiceMade{ask.question.step, answer->answer, by, how});
  return std::nullopt;
}

std::optional<Finish> Driver::carry_out(const AskFailure& ask) {
  auto answer = hands_.operator_.failure(ask.question);
  if (hands_.leave.requested()) return std::nullopt;  // it was no answer: the terminal is gone
  if (!answer) return nobody_after_failure(ask.question);
  const auto& [by, how, reason] = answer->signature;
  if (answer->answer == FailureAnswer::rollback)
    record(RollbackStarted{fmt::format("{} asked for it after '{}' failed", by, ask.question.step)});
  else
    record(FailureAnswered{ask.question.step, std::string(word(answer->answer)), by, how, reason});
  return std::nullopt;
}

/// Whoever resumes a run without a terminal wants the failed step tried again: once a session.
std::optional<Finish> Driver::nobody_after_failure(const FailureQuestion& question) {
  const auto& progress = state_.steps[*plan_.find(question.step)];
  if (progress.session < state_.sessions) {
    record(FailureAnswered{question.step, "retry", "drctl", "resume", ""});
    return std::nullopt;
  }
  if (progress.end == to_string(End::needs_operator))
    return Finish{RunStatus::approval_needed, fmt::format("step '{}' needs a person", question.step)};
  if (progress.end == to_string(End::cancelled))
    return Finish{RunStatus::interrupted, fmt::format("a signal stopped step '{}'", question.step)};
  return Finish{RunStatus::failed, fmt::format("step '{}' failed", question.step)};
}

std::optional<Finish> Driver::carry_out(const AskUnknown& ask) {
  auto answer = hands_.operator_.unknown(ask.question);
  if (hands_.leave.requested()) return std::nullopt;  // it was no answer: the terminal is gone
  if (!answer)
    return Finish{RunStatus::approval_needed,
                  fmt::format("step '{}' was cut off; nobody knows how far it came", ask.question.step)};
  const auto& [by, how, reason] = answer->signature;
  record(UnknownAnswered{ask.question.step, std::string(word(answer->answer)), by, how, reason});
  return std::nullopt;
}

std::optional<Finish> Driver::carry_out(const Perform& perform) {
  const auto& step = plan_.steps[perform.step];
  if (perform.in_branch && hands_.branches == Branches::at_once && !is_stopping())
    return begin_beside(perform);
  if (perform.delay.count() > 0 && settle()) hands_.clock.wait(perform.delay, hands_.step_cancel);
  if (hands_.step_cancel.requested()) return interrupted_before(step);
  if (hands_.leave.requested()) return std::nullopt;  // during the pause
  if (const auto names = begin(perform)) {
    const Told told{[this](const Happening& what) { record(what); },
                    [&](auto... parts) { tell_progress(step, parts...); }};
    record(performed(step, perform, *names, told, hands_));
  }
  return std::nullopt;
}

Finish Driver::interrupted_before(const PlannedStep& step) {
  return {RunStatus::interrupted, fmt::format("interrupted before step '{}'", step.id)};
}

/// The intent is on disk, or nothing is done.
std::optional<expression::Bindings> Driver::begin(const Perform& perform) {
  const auto& step = plan_.steps[perform.step];
  record(intent(step, perform));
  if (!settle()) return std::nullopt;
  return names_for(plan_, step, state_.captures, hands_.clock.now());
}

void Driver::tell_progress(const PlannedStep& step, std::size_t done, std::size_t total,
                           std::string_view what) {
  for (auto* recorder : hands_.recorders) recorder->progress(step.id, done, total, what);
}

/// Without a pause the intents come in the order of the branches.
std::optional<Finish> Driver::begin_beside(const Perform& perform) {
  std::optional<expression::Bindings> names;
  if (perform.delay.count() == 0 && !(names = begin(perform))) return std::nullopt;
  at_work_.insert(perform.step);
  crew_.start(perform.step, [this, perform, names = std::move(names)] {
    work(perform, names ? names : begin_after_pause(perform));
  });
  return std::nullopt;
}

/// On a thread of the crew, as `work`: what is recorded and decided is the driver's, on its own.
std::optional<expression::Bindings> Driver::begin_after_pause(const Perform& perform) {
  hands_.clock.wait(perform.delay, hands_.step_cancel);
  return crew_.call([&] { return is_stopping() ? std::nullopt : begin(perform); });
}

void Driver::work(const Perform& perform, const std::optional<expression::Bindings>& names) {
  const auto& step = plan_.steps[perform.step];
  const Told told{[this](const Happening& what) { crew_.post([this, what] { record(what); }); },
                  [&](std::size_t done, std::size_t total, std::string_view what) {
                    crew_.post([this, &step, done, total, text = std::string(what)] {
                      tell_progress(step, done, total, text);
                    });
                  }};
  std::optional<StepFinished> finished;
  if (names) finished = performed(step, perform, *names, told, hands_);
  crew_.post([this, index = perform.step, finished = std::move(finished)] {
    at_work_.erase(index);
    crew_.join(index);
    if (finished) record(*finished);
  });
}

bool Driver::is_stopping() const {
  return unrecorded_ || hands_.leave.requested() || hands_.step_cancel.requested();
}

/// Until one of the steps at work has ended.
std::optional<Finish> Driver::carry_out(const Await&) {
  for (const auto before = at_work_.size(); at_work_.size() == before;) crew_.take()();
  return std::nullopt;
}

std::string_view to_string(RunStatus status) {
  constexpr std::string_view words[] = {"succeeded",    "failed",          "rolled_back",
                                        "stopped",      "approval_needed", "interrupted",
                                        "wrong_target", "taken_over",      "journal_failed"};
  return words[static_cast<std::size_t>(status)];
}

Ending drive(const Plan& plan, State state, const Happening& first, const Hands& hands) {
  return Driver(plan, std::move(state), hands).run(first);
}

}  // namespace drctl
