#include <fmt/format.h>
#include <unistd.h>

#include "cli/commands.hpp"
#include "cli/print_problem.hpp"
#include "cli/session.hpp"
#include "journal/approvals.hpp"
#include "journal/read_journal.hpp"
#include "report/gate_text.hpp"
#include "report/plain_text.hpp"
#include "report/run_view.hpp"
#include "support/contains.hpp"
#include "support/time_text.hpp"

namespace drctl {

namespace {

struct ApproveOptions {
  std::string step, run, word, operator_name;
};

/// The run that is named, else the newest one that is not over.
OrProblem<RunFolder> run_to_approve(const std::string& name) {
  auto state = state_path();
  if (!state) return std::unexpected(state.error());
  return unfinished_run(*state, name, "there is no unfinished run");
}

/// The gate that the run waits at.
OrProblem<GateOpened> open_gate(const RunFolder& folder, const std::string& step) {
  const auto content = read_journal(folder.journal());
  if (!content) return problem(ExitStatus::journal_failed, content.error(), "nothing was approved");
  RunView view;
  for (const auto& event : content->events) follow(view, event);
  if (!view.open_gate)
    return problem(ExitStatus::bad_input, fmt::format("run {} waits at no gate", folder.id()),
                   "see drctl show " + folder.id());
  if (view.open_gate->step != step)
    return problem(
        ExitStatus::bad_input,
        fmt::format("run {} waits at the gate of '{}', not of '{}'", folder.id(), view.open_gate->step, step),
        "an approval is of what is shown: look at it first, drctl show " + folder.id());
  return *view.open_gate;
}

/// What is typed is the target's name, as at the gate itself.
OrProblem<void> check_word(const ApproveOptions& options, const GateOpened& gate, Station& station) {
  station.screen.print(gate_text(gate, station.screen.style()));
  if (options.word == gate.word) return {};
  if (!options.word.empty())
    return problem(ExitStatus::bad_input,
                   fmt::format("'{}' is not '{}': nothing was approved", options.word, gate.word),
                   "the word is the name of the target that is shown");
  return problem(
      ExitStatus::approval_needed, "nothing was approved yet: the target's name is wanted",
      fmt::format("look at what is shown; then: drctl approve {} --word {}", gate.step, gate.word));
}

OrProblem<ExitStatus> approve(const ApproveOptions& options, const Context& context) {
  Station station(context, options.operator_name);
  auto folder = run_to_approve(options.run);
  if (!folder) return std::unexpected(folder.error());
  auto gate = open_gate(*folder, options.step);
  if (!gate) return std::unexpected(gate.error());
  if (contains(gate->approved_by, station.by))
    return problem(ExitStatus::bad_input,
                   fmt::format("'{}' has approved '{}' already", station.by, gate->step),
                   "another person is needed, who signs with another name: --operator NAME");
  if (auto word = check_word(options, *gate, station); !word) return std::unexpected(word.error());
  auto kept = keep_approval(folder->approvals(),
                            {gate->step, gate->digest, station.by, to_rfc3339(station.clock.now())});
  if (!kept) return problem(ExitStatus::journal_failed, kept.error(), "nothing was approved");
  fmt::print("'{}' is approved by {}; a run that has ended goes on with: drctl resume {}\n",
             printable(gate->step), printable(station.by), folder->id());
  return ExitStatus::success;
}

Action declare_approve(Arguments& arguments) {
  auto options = std::make_shared<ApproveOptions>();
  arguments.positional("STEP", options->step, Arguments::Need::required, "The step whose gate is waited at");
  arguments.option("--run", options->run, "RUN",
                   "The run's id, or its beginning (default: the newest unfinished one)");
  arguments.option("--word", options->word, "WORD", "The name of the target, as it is typed at the gate");
  arguments.option("--operator", options->operator_name, "NAME",
                   "Who signs the approval (default: user@host)");
  return action_of<ApproveOptions>(approve, options);
}

}  // namespace

constexpr const char* approve_lesson =
    "Approves what a run waits for: at another terminal while it waits, or after it has ended with status "
    "4.\n"
    "It shows the gate, and wants the target's name as --word. The approval holds for that very command on\n"
    "that very target; when anything of it changes, it is void.\n"
    "\n"
    "Where the environment says `approvers: 2`, a destructive step needs two different people: one at the\n"
    "run's own terminal or with --approve, and one here; or both here.\n"
    "\n"
    "Examples:\n"
    "  drctl approve stop-writes\n"
    "  drctl approve stop-writes --word volaticloud --operator grace";

const CommandRow approve_command = {"approve", "Approve the step that a run waits at", approve_lesson,
                                    declare_approve};

}  // namespace drctl
