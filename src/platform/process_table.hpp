#pragma once

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace drctl {

/// A process as /proc tells of it (proc(5), /proc/PID/stat).
struct ProcessEntry {
  pid_t pid = 0, parent = 0, group = 0;
  char state = '?';              ///< 'Z': it has ended, and nobody has asked how
  std::uint64_t started_at = 0;  ///< in ticks since the machine started: with the pid, who it is for good
};

/// The process, or nothing when there is none.
std::optional<ProcessEntry> process_entry(pid_t pid);

/// All that live now.
std::vector<ProcessEntry> process_table();

}  // namespace drctl
