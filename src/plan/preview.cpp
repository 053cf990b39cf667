#include "plan/preview.hpp"

namespace drctl {

std::expected<Prepared, PlacedError> preview_known(const Plan& plan, const PlannedStep& step) {
  return prepare(step, plan.frames[step.frame].variables, Unknown::stays_text);
}

bool known_to_be_skipped(const Plan& plan, const PlannedStep& step) {
  if (step.parent && known_to_be_skipped(plan, plan.steps[step.parent->step])) return true;
  const auto& when = step.text->when;
  const auto& variables = plan.frames[step.frame].variables;
  if (!when || !all_known(when->expression.names(), variables)) return false;
  auto value = when->expression.evaluate(variables);
  return value && value->boolean() && !*value->boolean();
}

}  // namespace drctl
