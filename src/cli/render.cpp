#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/overrides.hpp"
#include "cli/previewer.hpp"
#include "cli/print_problem.hpp"
#include "cli/workspace.hpp"
#include "plan/bind.hpp"
#include "report/render_text.hpp"

namespace drctl {

namespace {

struct RenderOptions {
  std::string runbook, environment;
  std::vector<std::string> variables;
};

/// Without an environment only what --var says is known.
OrProblem<NamedEnvironment> environment_of(const RenderOptions& options, const Runbook& runbook) {
  return options.environment.empty() ? OrProblem<NamedEnvironment>(NamedEnvironment{})
                                     : load_environment_for(runbook, options.environment);
}

OrProblem<Plan> bound(const RenderOptions& options, std::shared_ptr<const LoadedRunbook> runbook,
                      const Previewer& previewer) {
  auto environment = environment_of(options, runbook->runbook);
  if (!environment) return std::unexpected(environment.error());
  auto overrides = pairs(options.variables, "--var", "dump=/backups/volaticloud.dump");
  if (!overrides) return std::unexpected(overrides.error());
  auto plan =
      bind({std::move(runbook), environment->environment, environment->path, *overrides, &previewer.adapters,
            Secrets::withheld, environment->environment ? Unnamed::is_error : Unnamed::stays_open});
  if (!plan) return problem(std::move(plan.error()));
  return std::move(*plan);
}

OrProblem<ExitStatus> render(const RenderOptions& options, const Context&) {
  const auto runbook = load_runbook(options.runbook);
  if (!runbook) return std::unexpected(runbook.error());
  const Previewer previewer;
  if (options.environment.empty() && options.variables.empty()) {
    fmt::print("{}", render_text(**runbook, WrittenCalls(previewer.adapters), ""));
    return ExitStatus::success;
  }
  const auto plan = bound(options, *runbook, previewer);
  if (!plan) return std::unexpected(plan.error());
  fmt::print("{}", render_text(**runbook, WrittenCalls(*plan, previewer.adapters), plan->environment));
  return ExitStatus::success;
}

Action declare_render(Arguments& arguments) {
  auto options = std::make_shared<RenderOptions>();
  arguments.positional("RUNBOOK", options->runbook, Arguments::Need::required,
                       "Its name, or a path to its YAML file");
  arguments.option("-e,--env", options->environment, "ENV",
                   "With the targets and variables of this environment, by name or path");
  arguments.options("--var", options->variables, "NAME=VALUE", "A variable's value");
  return action_of<RenderOptions>(render, options);
}

}  // namespace

constexpr const char* render_lesson =
    "For the drawer: what to do by hand when drctl can't run. Markdown on stdout; with --env every command\n"
    "can be pasted as it stands, without, names stand for what --var does not say. Secrets are never read.\n"
    "Touches no system.\n"
    "\n"
    "Examples:\n"
    "  drctl render db-corruption --env production > db-corruption.md\n"
    "  drctl render db-corruption\n"
    "  drctl render db-corruption --var dump=/backups/volaticloud.dump";

const CommandRow render_command = {"render", "Print a runbook as Markdown, to be followed by hand",
                                   render_lesson, declare_render};

}  // namespace drctl
