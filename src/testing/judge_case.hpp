#pragma once

#include "runbook/test_file.hpp"
#include "testing/played.hpp"

namespace drctl {

/// Everything in which the run differs from what the case expects of steps that the plan has, placed in the
/// test.
Diagnostics judge_case(const TestCase& one, const Plan& plan, const Played& played);

}  // namespace drctl
