#include <algorithm>

#include "plan/preview.hpp"
#include "support/codes.hpp"

namespace drctl {

namespace {

/// Whether the step stands in the option, however deep.
bool is_inside(const Plan& plan, const PlannedStep& step, std::size_t decision, const std::string& option) {
  if (!step.parent) return false;
  if (step.parent->step == decision) return step.parent->option == option;
  return is_inside(plan, plan.steps[step.parent->step], decision, option);
}

std::optional<PlacedError> refusal(const Plan& plan, const PlannedStep& step) {
  if (!step.call || known_to_be_skipped(plan, step)) return std::nullopt;
  auto prepared = preview_known(plan, step);
  return prepared ? std::nullopt : std::optional(std::move(prepared.error()));
}

bool has_another_way(const Plan& plan, const Parent& parent) {
  const auto& choose = std::get<Choose>(plan.steps[parent.step].text->action);
  return std::ranges::any_of(choose.options, [&](const Option& option) {
    return option.name.text != parent.option && !refused_option(plan, parent.step, option.name.text);
  });
}

/// Whether the run can go past the step: it stands in an option that nobody has to take.
bool can_be_avoided(const Plan& plan, const PlannedStep& step, const Decided& decided) {
  if (!step.parent) return false;
  const auto& parent = *step.parent;
  const auto& decision = plan.steps[parent.step];
  if (!parent.option.empty()) {
    const auto taken = decided.find(decision.id);
    if (taken == decided.end() ? has_another_way(plan, parent) : taken->second != parent.option) return true;
  }
  return can_be_avoided(plan, decision, decided);
}

}  // namespace

std::optional<PlacedError> refused_option(const Plan& plan, std::size_t index, const std::string& option) {
  for (const auto& step : plan.steps)
    if (is_inside(plan, step, index, option))
      if (auto refused = refusal(plan, step)) return refused;
  return std::nullopt;
}

Diagnostics refused_calls(const Plan& plan, const Decided& decided) {
  Diagnostics problems;
  for (const auto& step : plan.steps) {
    auto refused = refusal(plan, step);
    if (!refused || can_be_avoided(plan, step, decided)) continue;
    problems.push_back(make_error(codes::refused_call, refused->place, refused->message, refused->help));
  }
  return problems;
}

}  // namespace drctl
