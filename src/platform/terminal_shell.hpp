#pragma once

#include <sys/types.h>

#include <expected>
#include <vector>

#include "drctl/cancellation.hpp"
#include "platform/shell.hpp"

namespace drctl {

/// A shell on the terminal that is our standard input. It has the terminal to itself: in a process group of
/// its own, in the foreground, so that Ctrl-C there is none of ours. Afterwards the terminal is ours again,
/// as it was. A request of `leave` hangs it up, and so does our death.
class TerminalShell final : public Shell {
 public:
  /// `program` is a path, `environment` all of its variables, as "NAME=value"; `leave` must outlive it.
  TerminalShell(std::string program, std::vector<std::string> environment, const Cancellation& leave)
      : program_(std::move(program)), environment_(std::move(environment)), leave_(leave) {}

  std::string program() const override { return program_; }
  ShellEnd open() override;

 private:
  std::expected<pid_t, std::string> start() const;
  int wait_for(pid_t shell) const;

  std::string program_;
  std::vector<std::string> environment_;
  const Cancellation& leave_;
};

}  // namespace drctl
