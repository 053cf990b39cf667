#pragma once

#include <sys/types.h>

#include <expected>

#include "platform/spawn_fds.hpp"

namespace drctl {

/// Where a child lives.
enum class ChildPlace {
  apart,       ///< in a session of its own, without a terminal; it is killed when our thread ends
  at_terminal  ///< in the foreground of the terminal that is our standard input; hung up then
};

/// All that a child needs, made before the fork.
struct ChildStart {
  const char* program;    ///< a path
  char* const* argv;      ///< ends with nullptr
  char* const* envp;      ///< ends with nullptr
  const char* directory;  ///< nullptr: ours
  const SpawnFds& fds;
  ChildPlace place = ChildPlace::apart;
};

/// Forks and executes: in its place, default signals, none blocked, no descriptor of ours but 0, 1
/// and 2. The kernel ends it when the calling thread ends, however that ends: a drctl that was killed must
/// not leave a restore at work behind whoever resumes (prctl(2), PR_SET_PDEATHSIG; posix_spawn(3) can't ask
/// for it). What the child itself has started does not die with it. Returns its pid, or the errno of what
/// failed; then no child is left.
std::expected<pid_t, int> start_child(const ChildStart& start);

}  // namespace drctl
