#include "testing/coverage_items.hpp"

#include <fmt/format.h>

#include <set>

namespace drctl {

namespace {

using Item = Coverage::Item;
using enum Coverage::Item::Kind;

/// The words for each item: the same ones when they are listed and when they are met.
Item carried_out(const PlannedStep& step) {
  return {Coverage::Item::Kind::step, step.text->id.text, "is carried out"};
}
Item condition(const PlannedStep& step, bool holds) {
  return {branch, step.text->id.text,
          fmt::format("when: {} is {}", step.text->when->expression.text(), holds)};
}
Item checked(const PlannedStep& step, bool done) {
  return {branch, step.text->id.text, done ? "check: it is already done" : "check: it is not done yet"};
}
Item chosen(const PlannedStep& step, const std::string& option) {
  return {branch, step.text->id.text, fmt::format("option '{}'", option)};
}
Item on_failure(const PlannedStep& step) {
  constexpr std::string_view words[] = {"ask", "stop", "continue", "rollback", "goto"};
  return {failure, step.text->id.text,
          fmt::format("on_failure: {}", words[static_cast<std::size_t>(step.text->on_failure)])};
}
Item tried_again(const PlannedStep& step) {
  return {failure, step.text->id.text, "retries: another attempt"};
}
Item by_hand(const PlannedStep& step) { return {failure, step.text->id.text, "manual: done by hand"}; }
Item rolled_back(const PlannedStep& step) { return {failure, step.text->id.text, "it is rolled back"}; }

/// Steps of included runbooks count in their own tests.
bool is_own(const Plan& plan, const PlannedStep& step) {
  return plan.frames[step.frame].runbook == plan.frames[0].runbook;
}

/// A step in a `for_each` is listed once: what one round goes through counts for all.
void list(const PlannedStep& step, std::vector<Item>& items) {
  const auto& text = *step.text;
  items.push_back(carried_out(step));
  if (text.when) items.insert(items.end(), {condition(step, true), condition(step, false)});
  if (text.check) items.insert(items.end(), {checked(step, true), checked(step, false)});
  if (const auto* choose = std::get_if<Choose>(&text.action))
    for (const auto& option : choose->options) items.push_back(chosen(step, option.name.text));
  if (text.on_failure != OnFailure::ask) items.push_back(on_failure(step));
  if (text.retries) items.push_back(tried_again(step));
  if (text.by_hand) items.push_back(by_hand(step));
  if (text.rollback) items.push_back(rolled_back(step));
}

/// What an event shows of its step.
struct Met {
  const PlannedStep& step;
  std::vector<Item>& items;

  void operator()(const StepStarted& started) {
    items.push_back(carried_out(step));
    if (step.text->when) items.push_back(condition(step, true));
    if (started.attempt > 1 && step.text->retries) items.push_back(tried_again(step));
  }
  void operator()(const StepSkipped& skipped) {
    if (step.text->when && skipped.reason.starts_with("when: ")) items.push_back(condition(step, false));
  }
  void operator()(const StepChecked& event) {
    items.push_back(checked(step, event.already_done));
    if (step.text->when) items.push_back(condition(step, true));
  }
  void operator()(const ChoiceMade& choice) {
    (*this)(StepStarted{});
    items.push_back(chosen(step, choice.option));
  }
  void operator()(const StepFinished& finished) {
    if (finished.end != to_string(End::succeeded))
      items.push_back(on_failure(step));
    else if (!step.call)
      (*this)(StepStarted{});  // an include: it has no attempt of its own
  }
  void operator()(const FailureAnswered& answered) {
    if (answered.answer == "by_hand") items.push_back(by_hand(step));
  }
  void operator()(const auto&) {}
};

}  // namespace

std::vector<Item> items_of(const Plan& plan) {
  std::vector<Item> items;
  std::set<const Step*> seen;
  for (const auto& step : plan.steps)
    if (is_own(plan, step) && step.role == Role::forward && seen.insert(step.text).second) list(step, items);
  return items;
}

std::vector<Item> items_of(const Plan& plan, const Played& played) {
  std::vector<Item> items;
  for (const auto& event : played.events) {
    const auto index = plan.find(step_of(event));
    if (!index || !is_own(plan, plan.steps[*index])) continue;
    const auto& step = plan.steps[*index];
    if (step.role == Role::forward) std::visit(Met{step, items}, event.what);
    if (step.role == Role::rollback && std::holds_alternative<StepStarted>(event.what))
      items.push_back(rolled_back(plan.steps[step.rollback_of]));
  }
  return items;
}

}  // namespace drctl
