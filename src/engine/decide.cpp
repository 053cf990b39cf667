#include "engine/decide.hpp"

#include "engine/decide_step.hpp"

namespace drctl {

namespace {

/// A step that did something, or may have: its rollback has something to undo.
bool touched(const StepProgress& step) { return step.attempts > 0 || step.by_hand; }

Next decide_forward(const Plan& plan, const State& state) {
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    if (plan.steps[i].role == Role::rollback) break;
    if (!settled(state.steps[i].state)) return decide_step(plan, state, i);
  }
  return Finish{RunStatus::succeeded, ""};
}

Next decide_rollback(const Plan& plan, const State& state) {
  for (std::size_t i = plan.steps.size(); i-- > 0;) {
    const auto& step = plan.steps[i];
    if (step.role == Role::forward) break;
    if (touched(state.steps[step.rollback_of]) && !settled(state.steps[i].state))
      return decide_step(plan, state, i);
  }
  return Finish{RunStatus::rolled_back, ""};
}

}  // namespace

Next decide(const Plan& plan, const State& state) {
  if (state.stop_asked) return Finish{RunStatus::stopped, "stopped by the operator"};
  return state.phase == Phase::forward ? decide_forward(plan, state) : decide_rollback(plan, state);
}

}  // namespace drctl
