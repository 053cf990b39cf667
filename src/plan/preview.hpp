#pragma once

#include "plan/prepare.hpp"

namespace drctl {

/// The step's call with what is known before the run: variables, but no captures. For plans and dry runs.
std::expected<Prepared, PlacedError> preview_known(const Plan& plan, const PlannedStep& step);

/// Whether the step's `when`, or that of what it is inside of, is false whatever the run brings.
bool known_to_be_skipped(const Plan& plan, const PlannedStep& step);

/// Every call of the plan that its adapter refuses before anything runs, with places.
Diagnostics refused_calls(const Plan& plan);

}  // namespace drctl
