#include "testing/coverage_items.hpp"

#include <fmt/format.h>

#include "runbook/steps.hpp"

namespace drctl {

namespace {

using Item = Coverage::Item;
using enum Coverage::Item::Kind;

/// The words for each item: the same ones when they are listed and when they are met.
Item carried_out(const Step& step) { return {Item::Kind::step, step.id.text, "is carried out"}; }
Item condition(const Step& step, bool holds) {
  return {branch, step.id.text, fmt::format("when: {} is {}", step.when->expression.text(), holds)};
}
Item checked(const Step& step, bool done) {
  return {branch, step.id.text, done ? "check: it is already done" : "check: it is not done yet"};
}
Item chosen(const Step& step, const std::string& option) {
  return {branch, step.id.text, fmt::format("option '{}'", option)};
}
Item on_failure(const Step& step) {
  constexpr std::string_view words[] = {"ask", "stop", "continue", "rollback", "goto"};
  return {failure, step.id.text,
          fmt::format("on_failure: {}", words[static_cast<std::size_t>(step.on_failure)])};
}
Item tried_again(const Step& step) { return {failure, step.id.text, "retries: another attempt"}; }
Item by_hand(const Step& step) { return {failure, step.id.text, "manual: done by hand"}; }
Item rolled_back(const Step& step) { return {failure, step.id.text, "it is rolled back"}; }

/// Steps of included runbooks count in their own tests.
bool is_own(const Plan& plan, const PlannedStep& step) {
  return plan.frames[step.frame].runbook == plan.frames[0].runbook;
}

void list(const Step& step, std::vector<Item>& items) {
  items.push_back(carried_out(step));
  if (step.when) items.insert(items.end(), {condition(step, true), condition(step, false)});
  if (step.check) items.insert(items.end(), {checked(step, true), checked(step, false)});
  if (const auto* choose = std::get_if<Choose>(&step.action))
    for (const auto& option : choose->options) items.push_back(chosen(step, option.name.text));
  if (step.on_failure != OnFailure::ask) items.push_back(on_failure(step));
  if (step.retries) items.push_back(tried_again(step));
  if (step.by_hand) items.push_back(by_hand(step));
  if (step.rollback) items.push_back(rolled_back(step));
}

/// What an event shows of its step.
struct Met {
  const Step& step;
  bool is_call;
  std::vector<Item>& items;

  void operator()(const StepStarted& started) {
    items.push_back(carried_out(step));
    if (step.when) items.push_back(condition(step, true));
    if (started.attempt > 1 && step.retries) items.push_back(tried_again(step));
  }
  void operator()(const StepSkipped& skipped) {
    if (step.when && skipped.reason.starts_with("when: ")) items.push_back(condition(step, false));
  }
  void operator()(const StepChecked& event) {
    items.push_back(checked(step, event.already_done));
    if (step.when) items.push_back(condition(step, true));
  }
  void operator()(const ChoiceMade& choice) {
    (*this)(StepStarted{});
    items.push_back(chosen(step, choice.option));
  }
  void operator()(const StepFinished& finished) {
    if (finished.end != to_string(End::succeeded))
      items.push_back(on_failure(step));
    else if (!is_call)
      (*this)(StepStarted{});  // an include or a group: it has no attempt of its own
  }
  void operator()(const FailureAnswered& answered) {
    if (answered.answer == "by_hand") items.push_back(by_hand(step));
  }
  void operator()(const auto&) {}
};

}  // namespace

std::vector<Item> items_of(const Runbook& runbook) {
  std::vector<Item> items;
  for (const auto* step : all_steps(runbook.steps)) list(*step, items);
  return items;
}

std::vector<Item> items_of(const Plan& plan, const Played& played) {
  std::vector<Item> items;
  for (const auto& event : played.events) {
    const auto index = plan.find(step_of(event));
    if (!index || !is_own(plan, plan.steps[*index])) continue;
    const auto& step = plan.steps[*index];
    if (step.role == Role::forward) std::visit(Met{*step.text, step.call.has_value(), items}, event.what);
    if (step.role == Role::rollback && std::holds_alternative<StepStarted>(event.what))
      items.push_back(rolled_back(*step.text));
  }
  return items;
}

}  // namespace drctl
