#pragma once

#include <memory>
#include <string>

#include "cli/problem.hpp"
#include "cli/station.hpp"
#include "journal/environment_lock.hpp"
#include "journal/shared_lock.hpp"
#include "plan/plan.hpp"

namespace drctl {

/// The right to work on an environment, until it goes away: on this machine, and where other machines see it.
struct Hold {
  EnvironmentLock here;
  std::unique_ptr<SharedLock> everywhere;  ///< nothing: none is wanted, or none could be had
  std::string lock;                        ///< for the record: what others see, or why they see nothing
};

/// What the lock is of: the environment, or the run itself when it names none.
std::string lock_name(const std::string& environment, const std::string& run);

/// Who we are, in a lock.
LockHolder this_session(const std::string& run, const Station& station);

/// The lock of the plan's environment, for this run.
OrProblem<Hold> lock_environment(const std::filesystem::path& state, const Plan& plan, const std::string& run,
                                 Station& station);

/// The lease that the environment wants; nothing when it wants none.
std::optional<Lease> lease_of(const Plan& plan, const Station& station);

/// Adds what other machines see to the lock of this one. A problem only when another one holds it: a cluster
/// that can't be reached, or is not the one that was meant, is told and passed over, because a recovery must
/// begin without it.
OrProblem<Hold> hold_everywhere(EnvironmentLock here, const Plan& plan, const std::string& run,
                                Station& station);

}  // namespace drctl
