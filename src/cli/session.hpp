#pragma once

#include <vector>

#include "cli/problem.hpp"
#include "cli/station.hpp"
#include "engine/state.hpp"
#include "journal/environment_lock.hpp"
#include "journal/journal.hpp"
#include "journal/run_folder.hpp"
#include "journal/shared_lock.hpp"
#include "report/preset_operator.hpp"

namespace drctl {

/// One sitting at a run: from its start or resume until it ends or is left.
struct Sitting {
  const Plan& plan;
  RunFolder folder;
  Journal journal;
  std::vector<Event> earlier;  ///< of former sessions
  Happening first;             ///< RunStarted or RunResumed
  Preset preset;
  SharedLock* everywhere = nullptr;  ///< what other machines see, if anything
};

/// Drives the run, tells it on the screen, writes the report, and returns the status to exit with.
ExitStatus sit(Station& station, Sitting session);

/// Where runs are kept.
OrProblem<std::filesystem::path> state_path();

/// A problem when an answer given in advance fits no step of the plan.
OrProblem<void> check_answers(const Preset& preset, const Plan& plan);

/// Whether a living process carries this run out now: it holds the lock.
bool is_at_work(const std::filesystem::path& state, const RunFolder& folder, const std::string& environment);

/// The run by its id or its beginning; the newest when `name` is empty.
OrProblem<RunFolder> run_to_show(const std::filesystem::path& state, const std::string& name);

/// The run by its id or its beginning; when `name` is empty the newest one that is not over, else the problem
/// `none`. One that can't be read may be the one that is meant: no older run is taken for it.
OrProblem<RunFolder> unfinished_run(const std::filesystem::path& state, const std::string& name,
                                    const std::string& none);

/// The problem of a run that died before its first line was kept.
std::unexpected<Problem> never_began(const RunFolder& folder);

}  // namespace drctl
