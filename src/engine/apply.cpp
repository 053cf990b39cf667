#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/state.hpp"
#include "plan/variable_value.hpp"
#include "support/contains.hpp"

namespace drctl {

namespace {

using Time = std::chrono::system_clock::time_point;

/// The second since 1970 as the clock has it; of one that it can't hold, the nearest that it can.
Time time_at(std::int64_t second) {
  constexpr auto most = std::chrono::floor<std::chrono::seconds>(Time::max()).time_since_epoch().count();
  return Time{std::chrono::seconds{std::clamp(second, -most, most)}};
}

/// One fold step: what each kind of event does to the state. Events of steps that the plan lacks are passed
/// over.
struct Folder {
  const Plan& plan;
  State& state;
  Time at;

  StepProgress* progress(const std::string& id) {
    auto index = plan.find(id);
    return index ? &state.steps[*index] : nullptr;
  }

  void settle(StepProgress& step, StepState as, const std::string& reason) {
    step.state = as;
    step.reason = reason;
    step.finished = at;
  }

  /// The step starts over: through its check and its gate again.
  void again(StepProgress& step) {
    step.state = StepState::pending;
    step.tries = 0;
    step.checked = false;
    step.approved.clear();
    step.approvers.clear();
  }

  void operator()(const RunStarted& start) {
    state.run = start.run;
    state.started = at;
    state.sessions = 1;
  }

  void operator()(const RunResumed&) {
    ++state.sessions;
    state.ended.reset();
    state.stop_asked = false;
    for (auto& step : state.steps) step.checked = false;  // what a check saw may be hours old by now
  }

  void operator()(const StepSkipped& skipped) {
    if (auto* step = progress(skipped.step)) settle(*step, StepState::skipped, skipped.reason);
  }

  /// It failed in an earlier session: what its `retries` allow does not count any more.
  bool is_from_before(const StepProgress& step) const {
    return step.state == StepState::failed && step.session < state.sessions;
  }

  void operator()(const StepChecked& checked) {
    auto* step = progress(checked.step);
    if (!step) return;
    step->checked = true;
    const bool claimed = std::exchange(step->by_hand, checked.already_done && step->by_hand);
    if (checked.already_done) {
      step->already_done = !claimed;
      settle(*step, StepState::succeeded, claimed ? step->reason : checked.detail);
    } else if (step->state == StepState::running || is_from_before(*step)) {
      again(*step);
      step->checked = true;
    }
  }

  void operator()(const GateOpened&) {}

  void operator()(const GateAnswered& gate) {
    auto* step = progress(gate.step);
    if (!step) return;
    step->approved_by = gate.by;
    step->approved_how = gate.how;
    if (gate.answer == "approved") approve(*step, gate);
    if (gate.answer == "skipped") settle(*step, StepState::skipped, gate.reason);
    if (gate.answer == "stopped") state.stop_asked = true;
    if (gate.answer == "by_hand") claimed(gate);
    if (gate.answer == "rollback") state.rollback_asked = wish_of(gate);
  }

  /// A person says that it is done; a step that has a check is asked whether it is so, and pending until
  /// then.
  void claimed(const GateAnswered& gate) {
    const auto index = *plan.find(gate.step);
    auto& step = state.steps[index];
    by_hand(step, gate.reason);
    if (!plan.steps[index].check) return;
    step.state = StepState::pending;
    step.checked = false;
  }

  static std::string wish_of(const GateAnswered& gate) {
    return fmt::format("{} asked for it at the gate of '{}'{}{}", gate.by, gate.step,
                       gate.reason.empty() ? "" : ": ", gate.reason);
  }

  /// What was approved of another command is void; nobody counts twice.
  static void approve(StepProgress& step, const GateAnswered& gate) {
    if (step.approved != gate.digest) step.approvers.clear();
    step.approved = gate.digest;
    if (!contains(step.approvers, gate.by)) step.approvers.push_back(gate.by);
  }

  void operator()(const ShellOpened&) {}

  /// What a check has seen may have been done there, or undone.
  void operator()(const ShellClosed& closed) {
    if (auto* step = progress(closed.step)) step->checked = false;
  }

  void operator()(const ChoiceMade& choice) {
    auto* step = progress(choice.step);
    if (!step) return;
    step->option = choice.option;
    step->approved_by = choice.by;
    step->approved_how = choice.how;
    settle(*step, StepState::succeeded, "");
  }

  void operator()(const TargetIdentified& identified) {
    auto& target = state.targets[identified.target];
    target.session = state.sessions;
    target.verdict = identified.verdict;
    target.found = identified.identity;
    if (identified.verdict != "mismatch" && !identified.identity.empty())
      target.identity = identified.identity;
  }

  void operator()(const StepStarted& started) {
    auto* step = progress(started.step);
    if (!step) return;
    step->state = StepState::running;
    step->checked = false;
    step->attempts = started.attempt;
    ++step->tries;
    step->session = state.sessions;
    step->effect = started.effect;
    step->command = started.command;
    if (!step->started) step->started = at;
  }

  void operator()(const StepOutput&) {}

  void operator()(const StepFinished& finished) {
    auto index = plan.find(finished.step);
    if (!index) return;
    auto& step = state.steps[*index];
    step.end = finished.end;
    step.error = finished.error;
    step.help = finished.help;
    step.result = finished.result;
    step.duration_ms = finished.duration_ms;
    step.session = state.sessions;
    step.finished = at;
    bool succeeded = finished.end == to_string(End::succeeded);
    step.state = succeeded ? StepState::succeeded : StepState::failed;
    keep_captures(plan.steps[*index], finished);
  }

  void keep_captures(const PlannedStep& step, const StepFinished& finished) {
    const bool include = std::holds_alternative<Include>(step.text->action) && !step.leaves_outputs;
    auto& captures = state.captures[include ? step.inner_frame : step.frame];
    for (const auto& [name, value] : finished.captures) captures[name] = value;
    if (auto point = finished.captures.find("recovery_point"); point != finished.captures.end())
      if (auto when = captured_value(point->second); when.timestamp())
        state.recovery_point = time_at(when.timestamp()->seconds);
  }

  void operator()(const FailureAnswered& failure) {
    auto* step = progress(failure.step);
    if (!step) return;
    if (failure.answer == "retry") again(*step);
    if (failure.answer == "skip") settle(*step, StepState::skipped, failure.reason);
    if (failure.answer == "continue" || failure.answer == "goto")
      settle(*step, StepState::tolerated, failure.reason);
    if (failure.answer == "goto") jump(failure.step);
    if (failure.answer == "by_hand") by_hand(*step, failure.reason);
    if (failure.answer == "stop") state.stop_asked = true;
  }

  void jump(const std::string& id) {
    const auto from = *plan.find(id);
    const auto to = plan.find(goto_target(plan.steps[from]));
    if (to) state.jumps.push_back({from, *to});
  }

  void by_hand(StepProgress& step, const std::string& reason) {
    step.by_hand = true;
    settle(step, StepState::succeeded, reason);
  }

  void operator()(const UnknownAnswered& unknown) {
    auto* step = progress(unknown.step);
    if (!step) return;
    if (unknown.answer == "done") by_hand(*step, unknown.reason);
    if (unknown.answer == "again") again(*step);
    if (unknown.answer == "stop") state.stop_asked = true;
  }

  void operator()(const RollbackStarted&) { state.phase = Phase::rolling_back; }

  void operator()(const Notified& notice) {
    if (notice.end == to_string(End::succeeded)) state.told.insert(note_of(notice));
  }

  void operator()(const RunEnded& ended) { state.ended = ended; }
};

}  // namespace

std::string note_of(const Notified& notice) {
  return fmt::format("{} {} {} {}", notice.moment, notice.channel, notice.step, notice.attempt);
}

State initial(const Plan& plan) {
  State state;
  state.steps.resize(plan.steps.size());
  state.captures.resize(plan.frames.size());
  return state;
}

State apply(const Plan& plan, State state, const Event& event) {
  state.last = event.at;
  std::visit(Folder{plan, state, event.at}, event.what);
  return state;
}

}  // namespace drctl
