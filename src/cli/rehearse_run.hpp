#pragma once

#include "cli/problem.hpp"
#include "cli/station.hpp"
#include "plan/plan.hpp"

namespace drctl {

/// `drctl run --rehearse`: no run is begun, nothing is journaled, no lock is taken. Fails when a step did.
OrProblem<ExitStatus> rehearse_run(Station& station, const Plan& plan, const Context& context);

}  // namespace drctl
