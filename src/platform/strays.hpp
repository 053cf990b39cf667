#pragma once

#include <sys/types.h>

#include <mutex>
#include <vector>

#include "platform/deadline.hpp"
#include "platform/process_table.hpp"

namespace drctl {

/// From now on a process below us whose parent has ended becomes our child, not init's (prctl(2),
/// PR_SET_CHILD_SUBREAPER): so it can be found.
void adopt_orphans();

/// While it is held nobody looks for strays: a child that has just been started is not yet known to be one of
/// ours.
std::unique_lock<std::mutex> hold_children();

/// What a child of ours has started and that has left its process group, as with setsid(2). Found by descent,
/// and by age where the parents in between have ended; so nothing that an earlier child has left is taken for
/// it. While several children are at work, whose an orphan is can't be told: the last of them takes it.
class Strays {
 public:
  /// Of `child`, which lives or is not reaped yet; adopt_orphans and hold_children were called before it was
  /// started, and the lock is still held.
  explicit Strays(pid_t child);
  ~Strays();
  Strays(const Strays&) = delete;
  Strays& operator=(const Strays&) = delete;

  /// Sends them TERM.
  void ask_to_stop() const;
  /// Waits until none is left, and kills those that are when `grace` has passed.
  void end(const Deadline& grace) const;

 private:
  std::vector<ProcessEntry> find() const;
  bool is_ours(const ProcessEntry& entry) const;

  pid_t child_;
};

}  // namespace drctl
