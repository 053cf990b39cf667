#include "cli/print_problem.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "cli/station.hpp"
#include "report/diagnostic_text.hpp"
#include "report/message.hpp"

namespace drctl {

void print_diagnostics(const Diagnostics& diagnostics, const Context& context) {
  std::fflush(stdout);
  auto colour = appearance(context, STDERR_FILENO).colour;
  for (const auto& diagnostic : diagnostics) fmt::print(stderr, "{}", diagnostic_text(diagnostic, colour));
}

ExitStatus print_problem(const Problem& problem, const Context& context) {
  print_diagnostics(problem.diagnostics, context);
  if (!problem.message.empty()) print_error(problem.message, problem.help);
  return problem.status;
}

}  // namespace drctl
