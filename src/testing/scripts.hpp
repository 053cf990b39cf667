#pragma once

#include <map>
#include <string>

#include "plan/plan.hpp"
#include "runbook/test_file.hpp"

namespace drctl {

/// Scripts by the id of their step in the plan.
using Scripts = std::map<std::string, StepScript, std::less<>>;

/// Adds what a test says: where both speak of the same thing, it wins over what is there. `prefix` stands
/// before each id: "post-recovery-verification.".
void add_scripts(Scripts& scripts, const std::vector<StepScript>& more, const std::string& prefix = {});

/// What does not fit the plan: steps that it does not have, results that no such step gives, options that
/// there are not, answers that nobody asks for.
Diagnostics misfits(const std::vector<StepScript>& scripts, const Plan& plan);

/// Whether a gate can stand before the step: what is known only in the run may be destructive then.
bool may_ask(const PlannedStep& step);

/// The steps and captures that the case expects something of, and that the plan does not have.
Diagnostics unknown_names(const ExpectedRun& expected, const Plan& plan);

}  // namespace drctl
