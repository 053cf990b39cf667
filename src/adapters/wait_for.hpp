#pragma once

#include "drctl/cancellation.hpp"
#include "platform/deadline.hpp"

namespace drctl {

/// How long work may go on.
struct Limits {
  const Cancellation& cancel;
  const Deadline& deadline;
};

enum class Woken { ready, cancelled, timed_out };

/// Waits until `fd` is ready for `events` (of poll(2)) or broken, or a limit is met. A cancellation wins.
Woken wait_for(int fd, short events, const Limits& limits);

}  // namespace drctl
