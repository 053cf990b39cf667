#include <fmt/format.h>
#include <unistd.h>

#include "cli/answers.hpp"
#include "cli/commands.hpp"
#include "cli/overrides.hpp"
#include "cli/prerequisites.hpp"
#include "cli/print_problem.hpp"
#include "cli/rehearse_run.hpp"
#include "cli/session.hpp"
#include "cli/signing.hpp"
#include "cli/start_run.hpp"
#include "cli/workspace.hpp"
#include "plan/preview.hpp"
#include "report/plan_text.hpp"

namespace drctl {

namespace {

struct RunOptions {
  std::string runbook, environment, operator_name, sign_key;
  std::vector<std::string> variables;
  AnswerWords answers;
  bool dry_run = false, rehearse = false;
};

OrProblem<Plan> make_plan(const RunOptions& options, const Adapters& adapters,
                          std::shared_ptr<const LoadedRunbook> runbook, const NamedEnvironment& environment,
                          const Decided& decided) {
  auto overrides = pairs(options.variables, "--var", "dump=/backups/volaticloud.dump");
  if (!overrides) return std::unexpected(overrides.error());
  auto secrets = options.dry_run ? Secrets::withheld : Secrets::read;
  auto plan =
      bind({std::move(runbook), environment.environment, environment.path, *overrides, &adapters, secrets});
  if (!plan) return problem(plan.error());
  if (auto refused = refused_calls(*plan, decided); !refused.empty()) return problem(refused);
  return std::move(*plan);
}

OrProblem<ExitStatus> run(const RunOptions& options, const Context& context) {
  if (options.dry_run && options.rehearse)
    return problem(ExitStatus::bad_input, "--dry-run touches nothing, --rehearse reads from the targets",
                   "give one of them");
  auto preset = preset_of(options.answers);
  if (!preset) return std::unexpected(preset.error());
  auto runbook = load_runbook(options.runbook);
  if (!runbook) return std::unexpected(runbook.error());
  auto environment = load_environment_for((*runbook)->runbook, options.environment);
  if (!environment) return std::unexpected(environment.error());
  Station station(context, options.operator_name);
  auto plan = make_plan(options, station.adapters, *runbook, *environment, preset->choose);
  if (!plan) return std::unexpected(plan.error());
  if (auto fits = check_answers(*preset, *plan); !fits) return std::unexpected(fits.error());
  plan->expect_new = preset->expect_new;
  if (options.dry_run) {
    fmt::print("{}", plan_text(*plan, Style(appearance(context, STDOUT_FILENO))));
    return ExitStatus::success;
  }
  if (auto ready = check_programs(*plan); !ready) return std::unexpected(ready.error());
  if (auto signs = sign_with(station, options.sign_key); !signs) return std::unexpected(signs.error());
  station.keep_secret(plan->secrets);
  if (options.rehearse) return rehearse_run(station, *plan, context);
  return start_run(station, *plan, **runbook, environment->environment.get(), std::move(*preset));
}

Action declare_run(Arguments& arguments) {
  auto options = std::make_shared<RunOptions>();
  arguments.positional("RUNBOOK", options->runbook, Arguments::Need::required,
                       "Its name, or a path to its YAML file");
  arguments.option("-e,--env", options->environment, "ENV",
                   "The environment, by name or path (default: $DRCTL_ENV)");
  arguments.options("--var", options->variables, "NAME=VALUE",
                    "A variable's value; wins over the environment's");
  arguments.flag("--dry-run", options->dry_run,
                 "Print the resolved plan: every command, target and gate. Touches nothing");
  arguments.flag("--rehearse", options->rehearse,
                 "Prove as much as can be proved without changing anything, step by step");
  declare_answers(arguments, options->answers);
  arguments.option("--operator", options->operator_name, "NAME",
                   "Who signs the answers (default: user@host)");
  declare_signing(arguments, options->sign_key);
  return action_of<RunOptions>(run, options);
}

}  // namespace

constexpr const char* run_lesson =
    "A destructive step stops at a gate: it shows the target, the exact command and the consequence, and\n"
    "wants the target's name typed. There the step can be skipped or done by hand, and what is done rolled\n"
    "back; `more` shows all that is known of it, `shell` opens a shell of your own. Without a terminal the\n"
    "run stops there with status 4, unless --approve STEP named that very step. Ctrl-C stops the step at\n"
    "work and opens the menu. Everything is in the journal; after a kill or a lost terminal: drctl resume.\n"
    "\n"
    "--rehearse carries out what only reads, and tries the rest in the strongest form that changes nothing:\n"
    "kubectl and helm with --dry-run, SQL by EXPLAIN, a dump by reading it whole. It says for each step how\n"
    "much that proved, and exits with 1 when one failed.\n"
    "\n"
    "Examples:\n"
    "  drctl run db-corruption --env production --dry-run\n"
    "  drctl run db-corruption --env production --rehearse\n"
    "  drctl run db-corruption --env production --var dump=/backups/last.dump\n"
    "  drctl run db-corruption --env staging --choose restore=dump --approve stop-writes --approve "
    "restore-dump";

const CommandRow run_command = {"run", "Carry out a runbook", run_lesson, declare_run};

}  // namespace drctl
