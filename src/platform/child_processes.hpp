#pragma once

#include "platform/process.hpp"

namespace drctl {

/// The real door to child processes. A command that ends by itself is left alone with whatever it started: a
/// daemon lives on, even one that holds our pipe. One that is stopped gets TERM, and after the grace, or once
/// it has ended and its pipes are closed, KILL for its whole process group; so do those of its
/// descendants that have left the group.
class ChildProcesses final : public Processes {
 public:
  ChildResult run(const Command& command, const Cancellation& cancel, const RunOptions& options) override;
};

}  // namespace drctl
