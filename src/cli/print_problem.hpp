#pragma once

#include <memory>
#include <utility>

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

/// The action of a command that may end with a problem, which is then printed.
template <class Options>
Action action_of(OrProblem<ExitStatus> (*command)(const Options&, const Context&),
                 std::shared_ptr<const Options> options) {
  return [command, options = std::move(options)](const Context& context) {
    auto status = command(*options, context);
    return status ? *status : print_problem(status.error(), context);
  };
}

}  // namespace drctl
