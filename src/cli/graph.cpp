#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/previewer.hpp"
#include "cli/print_problem.hpp"
#include "cli/workspace.hpp"
#include "report/graph_text.hpp"

namespace drctl {

namespace {

ExitStatus graph(const std::string& name, const Context& context) {
  const auto runbook = load_runbook(name);
  if (!runbook) return print_problem(runbook.error(), context);
  const Previewer previewer;
  fmt::print("{}", graph_text(**runbook, previewer.effect_of));
  return ExitStatus::success;
}

Action declare_graph(Arguments& arguments) {
  auto name = std::make_shared<std::string>();
  arguments.positional("RUNBOOK", *name, Arguments::Need::required, "Its name, or a path to its YAML file");
  return [name](const Context& context) { return graph(*name, context); };
}

}  // namespace

const CommandRow graph_command = {
    "graph", "Draw a runbook as a flowchart (Mermaid)",
    "GitHub, GitLab and many editors draw it in Markdown, in a fence ```mermaid.\n"
    "Steps with a gate stand out.\n\n"
    "Example:\n  drctl graph db-corruption",
    declare_graph};

}  // namespace drctl
