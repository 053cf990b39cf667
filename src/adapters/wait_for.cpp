#include "adapters/wait_for.hpp"

#include <poll.h>

namespace drctl {

Woken wait_for(int fd, short events, const Limits& limits) {
  for (;;) {
    pollfd waiting[] = {{limits.cancel.fd(), POLLIN, 0}, {fd, events, 0}};
    ::poll(waiting, 2, limits.deadline.poll_timeout());  // interrupted: nothing is set, look again
    if (waiting[0].revents != 0) return Woken::cancelled;
    if (limits.deadline.passed()) return Woken::timed_out;
    if (waiting[1].revents != 0) return Woken::ready;
  }
}

}  // namespace drctl
