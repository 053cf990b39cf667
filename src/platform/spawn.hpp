#pragma once

#include <sys/types.h>

#include <expected>
#include <string>

#include "platform/process.hpp"
#include "support/fd.hpp"

namespace drctl {

/// A started child, not yet reaped. It leads a session and a process group of its own, so it has no terminal:
/// a program that would ask for a password there fails at once. It is killed when the thread that started it
/// ends.
struct Spawned {
  pid_t pid = 0;
  Fd pidfd;  ///< readable when the child has ended (pidfd_open(2))
  Fd out;    ///< its standard output, non-blocking; none when it goes to a file
  Fd err;    ///< its standard error, non-blocking
};

/// Starts the command with default signals, none blocked, and no descriptor of ours but 0, 1 and 2.
/// On failure nothing was run; the error names the program and the reason.
std::expected<Spawned, std::string> spawn(const Command& command);

}  // namespace drctl
