#pragma once

#include "cli/command.hpp"
#include "cli/problem.hpp"

namespace drctl {

/// The findings on stderr.
void print_diagnostics(const Diagnostics& diagnostics, const Context& context);

/// The problem on stderr. Returns the status to exit with.
ExitStatus print_problem(const Problem& problem, const Context& context);

}  // namespace drctl
