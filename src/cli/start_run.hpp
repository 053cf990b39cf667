#pragma once

#include "cli/session.hpp"
#include "runbook/library.hpp"

namespace drctl {

/// Locks the environment, makes the run's folder and journal, and sits through it.
OrProblem<ExitStatus> start_run(Station& station, const Plan& plan, const LoadedRunbook& runbook,
                                const Environment* environment, Preset preset);

}  // namespace drctl
