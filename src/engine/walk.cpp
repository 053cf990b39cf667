#include "engine/walk.hpp"

#include <utility>

namespace drctl {

namespace {

/// It must not be done beside others: it talks with a person, changes the course, or ends the run.
bool wants_quiet(const Next& next) {
  if (const auto* perform = std::get_if<Perform>(&next)) return !perform->in_branch;
  if (const auto* conclude = std::get_if<Conclude>(&next))
    return std::holds_alternative<RollbackStarted>(conclude->what);
  return !std::holds_alternative<AskCheck>(next) && !std::holds_alternative<Identify>(next);
}

}  // namespace

std::optional<Next> Walk::through(std::size_t begin, std::size_t end) const {
  auto look = along({begin, end});
  if (look.way == Way::over) return std::nullopt;
  if (look.way == Way::found || (look.next && at_work_.empty())) return std::move(*look.next);
  return Await{};
}

/// It failed, or nobody knows how it ended.
bool Walk::is_open(std::size_t index) const {
  const auto state = state_.steps[index].state;
  return (state == StepState::failed || state == StepState::running) && !at_work_.contains(index);
}

Walk::Look Walk::at(std::size_t index) const {
  if (at_work_.contains(index)) return {Way::at_work};
  auto next = decide_step(plan_, state_, index);
  if (!wants_quiet(next)) return {Way::found, std::move(next)};
  return {is_open(index) ? Way::failed : Way::waits, std::move(next)};
}

/// One after the other: only the first that is not settled can be at work.
Walk::Look Walk::along(Span steps) const {
  for (auto index = steps.begin; index < steps.end;) {
    if (!settled(state_.steps[index].state)) return at(index);
    const auto& step = plan_.steps[index];
    if (!step.branches.empty())
      if (auto look = beside(step); look.way != Way::over) return look;
    index = step.branches.empty() ? index + 1 : step.end;
  }
  return {};
}

Walk::Span Walk::branch(const PlannedStep& group, std::size_t number) const {
  const auto last = number + 1 == group.branches.size();
  return {group.branches[number], last ? group.end : group.branches[number + 1]};
}

bool Walk::any_at_work(Span steps) const {
  const auto first = at_work_.lower_bound(steps.begin);
  return first != at_work_.end() && *first < steps.end;
}

/// Whether a failure in these steps keeps the group's other branches from beginning anything. After Ctrl-C
/// none does.
bool Walk::is_halted(const PlannedStep& group, Span steps) const {
  for (auto index = steps.begin; index < steps.end; ++index)
    if (is_open(index) && (group.at_once.fail_fast || state_.steps[index].end == to_string(End::cancelled)))
      return true;
  return false;
}

bool Walk::is_full(const PlannedStep& group) const {
  int at_work = 0;
  for (std::size_t number = 0; number < group.branches.size(); ++number)
    if (any_at_work(branch(group, number))) ++at_work;
  return at_work >= group.at_once.max_parallel;
}

/// The branches in their order. A branch that is not looked at has nothing to say: it has not begun.
Walk::Look Walk::beside(const PlannedStep& group) const {
  const bool full = is_full(group);
  Look found, rest;
  bool halted = false;
  for (std::size_t number = 0; number < group.branches.size(); ++number) {
    const auto steps = branch(group, number);
    const bool goes_on = any_at_work(steps), halts = is_halted(group, steps);
    if (found.next && !goes_on && !halts) continue;
    auto look = along(steps);
    if (look.way != Way::found) halted = halted || halts;
    if (look.way == Way::found && !found.next && (goes_on || !full)) found = std::move(look);
    if (look.way != Way::found && look.way > rest.way) rest = std::move(look);
  }
  return found.next && !halted ? found : rest;
}

}  // namespace drctl
