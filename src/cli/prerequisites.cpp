#include "cli/prerequisites.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>

#include "platform/find_program.hpp"

namespace drctl {

OrProblem<void> check_programs(const Plan& plan) {
  std::map<std::string, std::string> missing;  // program -> the first step that runs it
  for (const auto& step : plan.steps) {
    if (!step.call || step.call->spec->program.empty()) continue;
    if (!find_program(step.call->spec->program)) missing.emplace(step.call->spec->program, step.id);
  }
  if (missing.empty()) return {};
  std::vector<std::string> lines;
  for (const auto& [program, step] : missing) lines.push_back(fmt::format("'{}' (step '{}')", program, step));
  return problem(ExitStatus::not_ready,
                 fmt::format("not on PATH: {}; nothing was started", fmt::join(lines, ", ")),
                 "install it, or put its folder on PATH, and start again");
}

}  // namespace drctl
