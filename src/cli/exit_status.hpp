#pragma once

#include "engine/drive.hpp"

namespace drctl {

/// What the program exits with; documented in docs/exit-statuses.md, never renumbered.
enum class ExitStatus {
  success = 0,
  step_failed = 1,      ///< a step failed; the run can be resumed
  bad_input = 2,        ///< usage, runbook, environment: nothing was started
  stopped = 3,          ///< the operator stopped the run; it can be resumed
  approval_needed = 4,  ///< an approval, a decision or a person is needed and there is none
  locked = 5,           ///< another run holds the environment
  not_ready = 6,        ///< a program that the plan needs is missing: nothing was started
  journal_failed = 7,   ///< the record can't be written: stopped before acting
  wrong_target = 8,     ///< a target is not the one that was meant: nothing was changed on it
  taken_over = 9,       ///< another session goes on with the run
  interrupted = 130,    ///< by SIGINT, SIGTERM or SIGHUP; the run can be resumed
};

/// A rolled back run is a failed one: the recovery did not happen.
constexpr ExitStatus exit_status(RunStatus status) {
  switch (status) {
    case RunStatus::succeeded:
      return ExitStatus::success;
    case RunStatus::failed:
    case RunStatus::rolled_back:
      return ExitStatus::step_failed;
    case RunStatus::stopped:
      return ExitStatus::stopped;
    case RunStatus::approval_needed:
      return ExitStatus::approval_needed;
    case RunStatus::interrupted:
      return ExitStatus::interrupted;
    case RunStatus::wrong_target:
      return ExitStatus::wrong_target;
    case RunStatus::taken_over:
      return ExitStatus::taken_over;
    case RunStatus::journal_failed:
      return ExitStatus::journal_failed;
  }
  return ExitStatus::step_failed;
}

}  // namespace drctl
