#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "platform/process.hpp"
#include "support/fd.hpp"

namespace drctl {

/// Both ends of what a child's standard descriptors are connected to. All are close-on-exec and above 2, so
/// that giving them their place in the child can't overwrite another.
struct SpawnFds {
  Fd child_in, child_out, child_err;
  Fd out, err;  ///< our ends, non-blocking; `out` is none when stdout goes to a file
};

/// Opens them as the command wants. Input is laid down whole in memory (memfd_create(2)): writing it can
/// neither block nor raise SIGPIPE, whatever the child does.
std::expected<SpawnFds, std::string> open_spawn_fds(const Command& command);

}  // namespace drctl
