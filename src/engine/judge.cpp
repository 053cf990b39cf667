#include "engine/judge.hpp"

#include <fmt/format.h>

#include "engine/place_text.hpp"
#include "expression/explain.hpp"
#include "plan/variable_value.hpp"
#include "support/cut_text.hpp"

namespace drctl {

namespace {

constexpr std::size_t longest_value = 200;

/// Captures, or what went wrong with one of them in StepFinished::error.
void take_captures(StepFinished& finished, const PlannedStep& step, const expression::Bindings& names) {
  for (const auto& [name, condition] : step.text->capture) {
    auto value = condition.expression.evaluate(names);
    auto json = value ? captured_json(*value) : std::unexpected(value.error().message);
    if (json) {
      finished.captures[name.text] = *json;
      continue;
    }
    finished.captures.clear();
    finished.end = to_string(End::failed);
    finished.error = with_place(fmt::format("'{}' can't be captured: {}", name.text, json.error()),
                                condition.text.place());
    return;
  }
}

/// What a failure that the run passes over leaves: whatever can be said of it. Nothing was recovered, though.
void take_captures_of_failure(StepFinished& finished, const PlannedStep& step, expression::Bindings names) {
  names.insert_or_assign("error", expression::from_json(finished.error));
  for (const auto& [name, condition] : step.text->capture)
    if (auto value = condition.expression.evaluate(names); value && name.text != recovery_point)
      if (auto json = captured_json(*value)) finished.captures[name.text] = *json;
}

expression::Bindings with_result(expression::Bindings names, const Json& result) {
  names.insert_or_assign("result", expression::from_json(result));
  return names;
}

bool is_passed_over(const PlannedStep& step, const StepFinished& finished) {
  return goes_on_after_failure(*step.text) && finished.end != to_string(End::succeeded) &&
         finished.end != to_string(End::cancelled);
}

}  // namespace

void leave_captures(StepFinished& finished, const PlannedStep& step, expression::Bindings names) {
  if (is_passed_over(step, finished)) take_captures_of_failure(finished, step, std::move(names));
}

std::optional<std::string> unmet(const Condition& expectation, const expression::Bindings& names) {
  auto value = expectation.expression.evaluate(names);
  if (!value)
    return with_place(fmt::format("expected {}\n  {}", expectation.expression.text(), value.error().message),
                      expectation.text.place(value.error().offset, value.error().length));
  if (const bool* yes = value->boolean(); yes && *yes) return std::nullopt;
  auto sentence = "expected " + expectation.expression.text();
  for (const auto& [part, part_value] : expression::explain(expectation.expression, names))
    sentence += fmt::format("\n  {} = {}", part, cut_to(expression::to_text(part_value), longest_value));
  return sentence;
}

std::optional<std::string> unmet(const std::vector<Condition>& expectations,
                                 const expression::Bindings& names) {
  for (const auto& expectation : expectations)
    if (auto sentence = unmet(expectation, names)) return sentence;
  return std::nullopt;
}

std::optional<std::string> unmet(const std::vector<Condition>& expectations,
                                 const expression::Bindings& names, const Json& result) {
  return unmet(expectations, with_result(names, result));
}

std::optional<std::string> unmet(const Condition& expectation, const expression::Bindings& names,
                                 const Json& result) {
  return unmet(expectation, with_result(names, result));
}

namespace {

void judge_success(StepFinished& finished, const PlannedStep& step, expression::Bindings& names) {
  if (auto sentence = unmet(step.text->expect, names)) {
    finished.end = to_string(End::failed);
    finished.error = *sentence;
    return;
  }
  names.insert_or_assign("error", expression::from_json(""));
  take_captures(finished, step, names);
}

}  // namespace

StepFinished judge(const PlannedStep& step, expression::Bindings names, int attempt, const Outcome& outcome) {
  StepFinished finished;
  finished.step = step.id;
  finished.attempt = attempt;
  finished.end = to_string(outcome.end);
  finished.error = outcome.error;
  finished.help = outcome.help;
  finished.result = outcome.result;
  if (step.role == Role::rollback) return finished;
  names.insert_or_assign("result", expression::from_json(outcome.result));
  if (outcome.end == End::succeeded) judge_success(finished, step, names);
  leave_captures(finished, step, std::move(names));
  return finished;
}

}  // namespace drctl
