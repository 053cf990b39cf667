#include <fmt/format.h>
#include <unistd.h>

#include "cli/commands.hpp"
#include "cli/print_problem.hpp"
#include "cli/session.hpp"
#include "cli/station.hpp"
#include "report/runs_text.hpp"

namespace drctl {

namespace {

/// A run without an end is at work when it holds its environment's lock; else drctl died.
std::string status_of(const std::filesystem::path& state, const RunFolder& folder, const RunGlance& run) {
  if (!run.status.empty()) return run.status;
  return is_at_work(state, folder, run.start.environment) ? "running" : "unfinished";
}

RunRow row_of(const std::filesystem::path& state, const RunFolder& folder) {
  if (!has_begun(folder)) return {folder.id(), "", "", "never began", {}, {}};
  auto run = glance(folder);
  if (!run) return {folder.id(), "", "", "damaged: see drctl verify", {}, {}};
  return {folder.id(),
          run->start.runbook,
          run->start.environment,
          status_of(state, folder, *run),
          run->started,
          std::chrono::duration_cast<std::chrono::milliseconds>(run->last - run->started)};
}

ExitStatus runs(const Context& context) {
  auto state = state_path();
  if (!state) return print_problem(state.error(), context);
  std::vector<RunRow> rows;
  for (const auto& folder : run_folders(*state)) rows.push_back(row_of(*state, folder));
  fmt::print("{}", runs_text(rows, Style(appearance(context, STDOUT_FILENO))));
  return ExitStatus::success;
}

}  // namespace

const CommandRow runs_command = {
    "runs", "List the runs that are kept, newest first",
    "Runs are kept below $DRCTL_STATE, else $XDG_STATE_HOME/drctl, else ~/.local/state/drctl.",
    [](Arguments&) -> Action { return runs; }};

}  // namespace drctl
