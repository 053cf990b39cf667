#pragma once

#include "cli/problem.hpp"
#include "plan/plan.hpp"

namespace drctl {

/// A problem when a program that a step of the plan runs is not on PATH.
OrProblem<void> check_programs(const Plan& plan);

}  // namespace drctl
