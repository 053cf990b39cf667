#include "engine/step_facts.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "engine/attempt.hpp"
#include "plan/prepare.hpp"
#include "support/time_text.hpp"

namespace drctl {

namespace {

std::string check_of(const PlannedStep& step, const expression::Bindings& names) {
  if (!step.check) return {};
  const auto prepared = prepare(*step.check, names, Unknown::stays_text);
  return prepared ? prepared->preview.command : std::string{};
}

std::string by_hand_of(const PlannedStep& step, const expression::Bindings& names) {
  if (!step.text->by_hand) return {};
  return text_of(*step.text->by_hand, names, Unknown::stays_text).value_or("");
}

std::string expected_of(const Step& step) {
  std::vector<std::string> conditions;
  if (step.until) conditions.push_back(step.until->expression.text());
  for (const auto& condition : step.expect) conditions.push_back(condition.expression.text());
  return fmt::format("{}", fmt::join(conditions, "\n"));
}

std::string end_of(const StepProgress& step) {
  const auto because = step.reason.empty() ? "" : ": " + step.reason;
  if (step.already_done) return "already done" + because;
  if (step.by_hand) return "done by hand" + because;
  if (step.state == StepState::skipped) return "skipped" + because;
  if (step.state == StepState::tolerated) return "failed, passed over" + because;
  if (!step.option.empty()) return "decided: " + step.option;
  return "done after " + to_words(std::chrono::milliseconds{step.duration_ms});
}

/// Groups and includes only hold others.
bool tells_something(const PlannedStep& step) {
  return step.call || std::holds_alternative<Choose>(step.text->action);
}

std::string past_of(const Plan& plan, const State& state) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < plan.steps.size(); ++i)
    if (settled(state.steps[i].state) && tells_something(plan.steps[i]))
      lines.push_back(fmt::format("{}: {}", plan.steps[i].id, end_of(state.steps[i])));
  return fmt::format("{}", fmt::join(lines, "\n"));
}

}  // namespace

StepFacts facts_of(const Plan& plan, const State& state, std::size_t index, const expression::Bindings& names,
                   const Call& call) {
  const auto& step = plan.steps[index];
  const auto& text = *step.text;
  StepFacts facts;
  facts.description = text.description;
  facts.owners = fmt::format("{}", fmt::join(text.owners, "\n"));
  facts.links = fmt::format("{}", fmt::join(text.links, "\n"));
  if (text.place.source) facts.place = fmt::format("{}:{}", text.place.source->path, text.place.line);
  facts.arguments = call.arguments;
  facts.time_limit = to_words(time_limit(step));
  facts.last_error = state.steps[index].error;
  facts.before = past_of(plan, state);
  if (step.role == Role::rollback) return facts;
  facts.check = check_of(step, names);
  facts.expected = expected_of(text);
  facts.by_hand = by_hand_of(step, names);
  return facts;
}

}  // namespace drctl
