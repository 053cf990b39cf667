#include "engine/decide.hpp"

#include <algorithm>

#include "engine/walk.hpp"

namespace drctl {

namespace {

std::size_t forward_steps(const Plan& plan) {
  return static_cast<std::size_t>(std::ranges::find(plan.steps, Role::rollback, &PlannedStep::role) -
                                  plan.steps.begin());
}

Next decide_forward(const Plan& plan, const State& state, const std::set<std::size_t>& at_work) {
  auto next = Walk(plan, state, at_work).through(0, forward_steps(plan));
  return next ? std::move(*next) : Finish{RunStatus::succeeded, ""};
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

Next decide(const Plan& plan, const State& state, const std::set<std::size_t>& at_work) {
  if (state.stop_asked && at_work.empty()) return Finish{RunStatus::stopped, "stopped by the operator"};
  if (state.phase == Phase::rolling_back) return decide_rollback(plan, state);
  if (!state.rollback_asked.empty()) return Conclude{RollbackStarted{state.rollback_asked}};
  return decide_forward(plan, state, at_work);
}

}  // namespace drctl
