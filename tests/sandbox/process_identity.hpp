#pragma once
#include <sys/types.h>

#include <cstdint>
#include <optional>

namespace drctl::sandbox {

/// A process that can't be mistaken for a later one with the same number: field 22 of /proc/PID/stat
/// (proc(5)), in clock ticks since boot, goes with the pid.
struct ProcessIdentity {
  pid_t pid = 0;
  std::uint64_t started = 0;

  bool operator==(const ProcessIdentity&) const = default;
};

/// Who has this pid now; nothing if nobody has, or only a zombie
/// without living threads.
std::optional<ProcessIdentity> identify(pid_t pid);

/// Whether exactly this process still runs.
bool alive(const ProcessIdentity& process);

}  // namespace drctl::sandbox
