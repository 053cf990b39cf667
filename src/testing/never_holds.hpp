#pragma once

#include "plan/plan.hpp"
#include "runbook/test_file.hpp"

namespace drctl {

/// What the case expects of steps that can never show it: a decision or a group in `path`, a step without a
/// gate in `gates`. Steps that the plan does not have are passed over.
Diagnostics never_holds(const ExpectedRun& expected, const Plan& plan);

}  // namespace drctl
