#pragma once

#include <sys/types.h>

#include <expected>

#include "platform/spawn_fds.hpp"

namespace drctl {

/// All that a child needs, made before the fork.
struct ChildStart {
  const char* program;    ///< a path
  char* const* argv;      ///< ends with nullptr
  char* const* envp;      ///< ends with nullptr
  const char* directory;  ///< nullptr: ours
  const SpawnFds& fds;
};

/// Forks and executes: a session of its own, default signals, none blocked, no descriptor of ours but 0, 1
/// and 2. The kernel kills it when the calling thread ends, however that ends: a drctl that was killed must
/// not leave a restore at work behind whoever resumes (prctl(2), PR_SET_PDEATHSIG; posix_spawn(3) can't ask
/// for it). What the child itself has started does not die with it. Returns its pid, or the errno of what
/// failed; then no child is left.
std::expected<pid_t, int> start_child(const ChildStart& start);

}  // namespace drctl
