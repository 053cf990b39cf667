#include "cli/print_problem.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "cli/station.hpp"
#include "report/diagnostic_text.hpp"
#include "report/message.hpp"

namespace drctl {

std::size_t print_diagnostics(const Diagnostics& diagnostics, const Context& context, std::size_t most) {
  std::fflush(stdout);
  const auto colour = appearance(context, STDERR_FILENO).colour;
  const auto shown = std::min(diagnostics.size(), most);
  for (std::size_t index = 0; index < shown; ++index)
    print_message(diagnostic_text(diagnostics[index], colour));
  return shown;
}

ExitStatus print_problem(const Problem& problem, const Context& context) {
  const auto shown = print_diagnostics(problem.diagnostics, context);
  if (const auto more = problem.diagnostics.size() - shown; more > 0)
    print_message(fmt::format("... and {} more: see drctl validate --format json\n", more));
  if (!problem.message.empty()) print_error(problem.message, problem.help);
  return problem.status;
}

}  // namespace drctl
