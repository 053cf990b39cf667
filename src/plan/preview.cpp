#include "plan/preview.hpp"

namespace drctl {

std::expected<Prepared, PlacedError> preview_known(const Plan& plan, const PlannedStep& step) {
  return prepare(step, plan.frames[step.frame].variables, Unknown::stays_text);
}

Diagnostics refused_calls(const Plan& plan) {
  Diagnostics problems;
  for (const auto& step : plan.steps) {
    if (!step.call) continue;
    auto prepared = preview_known(plan, step);
    if (!prepared)
      problems.push_back(
          {prepared.error().place, prepared.error().message, prepared.error().help, Severity::error, {}});
  }
  return problems;
}

}  // namespace drctl
