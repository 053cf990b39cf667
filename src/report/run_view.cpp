#include "report/run_view.hpp"

#include <algorithm>

#include "support/time_text.hpp"

namespace drctl {
namespace {

/// One fold step over the view.
struct Follower {
  RunView& view;
  Time at;

  void settle(StepView& step, StepState as, const std::string& reason) {
    step.state = as;
    step.reason = reason;
    step.finished = at;
  }

  void again(StepView& step) { step.state = StepState::pending; }

  template <class What>
  void note(const What& what, const char* question, const std::string& answer) {
    std::string reason;
    if constexpr (requires { what.reason; }) reason = what.reason;
    view.answers.push_back({at, what.step, question, answer, what.by, what.how, reason});
  }

  void operator()(const RunStarted& start) {
    view.start = start;
    view.started = at;
    view.sessions.push_back({at, start.by, start.host});
    for (const auto& outline : start.steps) {
      StepView& step = view.step(outline.id);
      step.title = outline.title;
      step.kind = outline.kind;
    }
  }

  void operator()(const RunResumed& resumed) {
    view.sessions.push_back({at, resumed.by, resumed.host});
    view.ended.reset();
    view.open_gate.reset();
    view.wrong_target.clear();
  }

  void operator()(const StepSkipped& skipped) {
    settle(view.step(skipped.step), StepState::skipped, skipped.reason);
  }

  void operator()(const StepChecked& checked) {
    auto& step = view.step(checked.step);
    if (step.by_hand && checked.already_done) return;  // as a person has said
    if (step.by_hand) again(step);
    step.by_hand = false;
    if (!checked.already_done) return;
    step.already_done = true;
    settle(step, StepState::succeeded, checked.detail);
  }

  void operator()(const GateOpened& gate) {
    view.open_gate = gate;
    auto& step = view.step(gate.step);
    step.effect = gate.effect;
    step.effect_reason = gate.reason;
    step.target = gate.target;
    step.command = gate.command;
  }

  void operator()(const GateAnswered& gate) {
    if (gate.answer != "expired") view.open_gate.reset();  // it can still be approved, for a resume
    note(gate, "gate", gate.answer);
    if (gate.answer == "skipped") settle(view.step(gate.step), StepState::skipped, gate.reason);
    if (gate.answer == "by_hand") by_hand(view.step(gate.step), gate.reason);
  }

  /// The gate opens anew behind it: nobody approves what is changed meanwhile, perhaps.
  void operator()(const ShellOpened& opened) {
    note(opened, "gate", "shell");
    view.open_gate.reset();
  }
  void operator()(const ShellClosed&) {}

  void operator()(const ChoiceMade& choice) {
    note(choice, "decision", choice.option);
    auto& step = view.step(choice.step);
    step.option = choice.option;
    settle(step, StepState::succeeded, "");
  }

  void operator()(const StepStarted& started) {
    auto& step = view.step(started.step);
    step.state = StepState::running;
    step.attempts = started.attempt;
    step.effect = started.effect;
    step.effect_reason = started.effect_reason;
    step.target = started.target;
    step.command = started.command;
    if (!step.started) step.started = at;
  }

  void operator()(const StepOutput&) {}

  void operator()(const StepFinished& finished) {
    if (view.open_gate && view.open_gate->step == finished.step) view.open_gate.reset();
    auto& step = view.step(finished.step);
    step.state = finished.end == to_string(End::succeeded) ? StepState::succeeded : StepState::failed;
    step.end = finished.end;
    step.error = finished.error;
    step.help = finished.help;
    step.duration = std::chrono::milliseconds{finished.duration_ms};
    step.finished = at;
    if (step.state != StepState::succeeded) return;
    step.captures = finished.captures;
    take_recovery_point(finished);
  }

  void take_recovery_point(const StepFinished& finished) {
    const auto point = finished.captures.find("recovery_point");
    if (point == finished.captures.end() || !point->second.is_object()) return;
    // As plan/variable_value.hpp keeps a captured timestamp.
    const auto text = point->second.find("$timestamp");
    if (text == point->second.end() || !text->is_string()) return;
    if (auto when = from_rfc3339(text->get_ref<const std::string&>())) view.recovery_point = *when;
  }

  void operator()(const FailureAnswered& failure) {
    note(failure, "failure", failure.answer);
    auto& step = view.step(failure.step);
    if (failure.answer == "retry") again(step);
    if (failure.answer == "skip") settle(step, StepState::skipped, failure.reason);
    if (failure.answer == "continue" || failure.answer == "goto")
      settle(step, StepState::tolerated, failure.reason);
    if (failure.answer == "by_hand") by_hand(step, failure.reason);
  }

  void operator()(const UnknownAnswered& unknown) {
    note(unknown, "doubt", unknown.answer);
    auto& step = view.step(unknown.step);
    if (unknown.answer == "done") by_hand(step, unknown.reason);
    if (unknown.answer == "again") again(step);
  }

  void by_hand(StepView& step, const std::string& reason) {
    step.by_hand = true;
    settle(step, StepState::succeeded, reason);
  }

  void operator()(const TargetIdentified& identified) {
    if (identified.verdict == "mismatch") view.wrong_target = identified.target;
  }
  void operator()(const RollbackStarted& rollback) { view.rollback_reason = rollback.reason; }

  void operator()(const Notified& notice) { view.told.push_back(notice); }

  void operator()(const RunEnded& ended) { view.ended = ended; }
};

int& count_of(StepCounts& counts, StepState state) {
  switch (state) {
    case StepState::succeeded:
      return counts.done;
    case StepState::skipped:
      return counts.skipped;
    case StepState::tolerated:
      return counts.tolerated;
    case StepState::failed:
      return counts.failed;
    case StepState::pending:
    case StepState::running:
      break;
  }
  return counts.left;
}

}  // namespace

const StepView* RunView::find(std::string_view id) const {
  const auto found = std::ranges::find(steps, id, &StepView::id);
  return found == steps.end() ? nullptr : &*found;
}

StepView& RunView::step(std::string_view id) {
  const auto found = std::ranges::find(steps, id, &StepView::id);
  if (found != steps.end()) return *found;
  steps.emplace_back().id = id;
  return steps.back();
}

void follow(RunView& view, const Event& event) {
  view.last = event.at;
  std::visit(Follower{view, event.at}, event.what);
}

RunView view_of(std::span<const Event> events) {
  RunView view;
  for (const auto& event : events) follow(view, event);
  return view;
}

StepCounts count_steps(const RunView& view) {
  StepCounts counts;
  for (const auto& step : view.steps) {
    const bool unused_rollback = step.kind == "rollback" && step.state == StepState::pending;
    if (is_group(step) || unused_rollback) continue;
    const bool waits = step.end == to_string(End::needs_operator) && step.state == StepState::failed;
    ++count_of(counts, waits ? StepState::pending : step.state);
  }
  return counts;
}

bool is_over(const RunView& view) { return view.ended && is_over(view.ended->status); }

}  // namespace drctl
