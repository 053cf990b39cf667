#include <fmt/format.h>
#include <unistd.h>

#include "cli/commands.hpp"
#include "cli/print_problem.hpp"
#include "cli/session.hpp"
#include "cli/station.hpp"
#include "journal/read_journal.hpp"
#include "report/show_text.hpp"

namespace drctl {

namespace {

OrProblem<ExitStatus> show(const std::string& name, const Context& context) {
  auto state = state_path();
  if (!state) return std::unexpected(state.error());
  auto folder = run_to_show(*state, name);
  if (!folder) return std::unexpected(folder.error());
  if (!has_begun(*folder)) return never_began(*folder);
  auto content = read_journal(folder->journal());
  if (!content)
    return problem(ExitStatus::journal_failed, content.error(),
                   "what stands before that line is as it was written");
  bool reported = std::filesystem::exists(folder->report());
  RecordPlaces places{folder->journal().string(), reported ? folder->report().string() : "",
                      content->head.hash};
  auto view = view_of(content->events);
  view.at_work = is_at_work(*state, *folder, view.start.environment);
  fmt::print("{}", show_text(view, places, Style(appearance(context, STDOUT_FILENO))));
  return ExitStatus::success;
}

Action declare_show(Arguments& arguments) {
  auto name = std::make_shared<std::string>();
  arguments.positional("RUN", *name, Arguments::Need::optional,
                       "The run's id, or its beginning (default: the newest)");
  return action_of<std::string>(show, name);
}

}  // namespace

const CommandRow show_command = {
    "show", "Tell a run from its journal: steps, answers, times",
    "Checks the journal's hash chain on the way.\n\nExamples:\n  drctl show\n  drctl show "
    "20261124-0310",
    declare_show};

}  // namespace drctl
