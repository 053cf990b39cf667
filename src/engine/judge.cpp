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
    finished.end = to_string(End::failed);
    finished.error = with_place(fmt::format("'{}' can't be captured: {}", name.text, json.error()),
                                condition.text.place());
    return;
  }
}

}  // namespace

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

StepFinished judge(const PlannedStep& step, expression::Bindings names, int attempt, const Outcome& outcome) {
  StepFinished finished;
  finished.step = step.id;
  finished.attempt = attempt;
  finished.end = to_string(outcome.end);
  finished.error = outcome.error;
  finished.help = outcome.help;
  finished.result = outcome.result;
  if (outcome.end != End::succeeded || step.role == Role::rollback) return finished;
  names.insert_or_assign("result", expression::from_json(outcome.result));
  if (auto sentence = unmet(step.text->expect, names)) {
    finished.end = to_string(End::failed);
    finished.error = *sentence;
    return finished;
  }
  take_captures(finished, step, names);
  return finished;
}

}  // namespace drctl
