#pragma once

#include "cli/command.hpp"
#include "cli/problem.hpp"

namespace drctl {

/// So many findings are shown on a screen: nobody mends more at once.
inline constexpr std::size_t most_shown = 100;

/// The first `most` findings on stderr. Returns how many are shown.
std::size_t print_diagnostics(const Diagnostics& diagnostics, const Context& context,
                              std::size_t most = most_shown);

/// The problem on stderr; how many findings there are beyond most_shown. Returns the status to exit with.
ExitStatus print_problem(const Problem& problem, const Context& context);

}  // namespace drctl
