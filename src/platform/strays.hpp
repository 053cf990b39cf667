#pragma once

#include <sys/types.h>

#include <vector>

#include "platform/deadline.hpp"
#include "platform/process_table.hpp"

namespace drctl {

/// From now on a process below us whose parent has ended becomes our child, not init's (prctl(2),
/// PR_SET_CHILD_SUBREAPER): so it can be found.
void adopt_orphans();

/// What a child of ours has started and that has left its process group, as with setsid(2). Found by descent,
/// and by age where the parents in between have ended; so nothing that an earlier child has left is taken for
/// it.
class Strays {
 public:
  /// Of `child`, which lives or is not reaped yet; adopt_orphans was called before it was started.
  explicit Strays(pid_t child);

  /// Sends them TERM.
  void ask_to_stop() const;
  /// Waits until none is left, and kills those that are when `grace` has passed.
  void end(const Deadline& grace) const;

 private:
  std::vector<ProcessEntry> find() const;
  bool is_ours(const ProcessEntry& entry) const;

  pid_t child_;
  std::uint64_t since_;
};

}  // namespace drctl
