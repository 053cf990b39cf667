#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/previewer.hpp"
#include "cli/print_problem.hpp"
#include "cli/workspace.hpp"
#include "report/graph_text.hpp"

namespace drctl {

namespace {

struct GraphOptions {
  std::string runbook, format = "mermaid";
};

OrProblem<ExitStatus> graph(const GraphOptions& options, const Context&) {
  const auto runbook = load_runbook(options.runbook);
  if (!runbook) return std::unexpected(runbook.error());
  const Previewer previewer;
  const auto pen = options.format == "dot" ? dot_pen() : mermaid_pen();
  fmt::print("{}", graph_text(**runbook, previewer.effect_of, *pen));
  return ExitStatus::success;
}

Action declare_graph(Arguments& arguments) {
  auto options = std::make_shared<GraphOptions>();
  arguments.positional("RUNBOOK", options->runbook, Arguments::Need::required,
                       "Its name, or a path to its YAML file");
  arguments.choice("--format", options->format, {"mermaid", "dot"}, "FORMAT",
                   "The language of the drawing (default: mermaid)");
  return action_of<GraphOptions>(graph, options);
}

}  // namespace

const CommandRow graph_command = {
    "graph", "Draw a runbook as a flowchart (Mermaid, Graphviz)",
    "GitHub, GitLab and many editors draw Mermaid in Markdown, in a fence ```mermaid; Graphviz draws dot.\n"
    "Steps with a gate stand out.\n\n"
    "Examples:\n"
    "  drctl graph db-corruption\n"
    "  drctl graph db-corruption --format dot | dot -Tsvg > db-corruption.svg",
    declare_graph};

}  // namespace drctl
