#include <fmt/format.h>
#include <unistd.h>

#include "cli/commands.hpp"
#include "cli/previewer.hpp"
#include "cli/print_problem.hpp"
#include "cli/station.hpp"
#include "cli/workspace.hpp"
#include "report/runbook_text.hpp"

namespace drctl {

namespace {

ExitStatus describe(const std::string& name, const Context& context) {
  auto runbook = load_runbook(name);
  if (!runbook) return print_problem(runbook.error(), context);
  const Previewer previewer;
  fmt::print("{}", runbook_text(**runbook, previewer.effect_of, Style(appearance(context, STDOUT_FILENO))));
  return ExitStatus::success;
}

Action declare_describe(Arguments& arguments) {
  auto name = std::make_shared<std::string>();
  arguments.positional("RUNBOOK", *name, Arguments::Need::required, "Its name, or a path to its YAML file");
  return [name](const Context& context) { return describe(*name, context); };
}

}  // namespace

const CommandRow describe_command = {"describe", "Explain a runbook: what it does, needs and asks",
                                     "Example:\n  drctl describe db-corruption", declare_describe};

}  // namespace drctl
