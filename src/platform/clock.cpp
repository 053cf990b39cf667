#include "platform/clock.hpp"

#include <poll.h>

#include "platform/deadline.hpp"

namespace drctl {

std::chrono::system_clock::time_point RealClock::now() { return std::chrono::system_clock::now(); }

std::chrono::steady_clock::time_point RealClock::steady_now() { return std::chrono::steady_clock::now(); }

void RealClock::wait(std::chrono::milliseconds duration, const Cancellation& cancel) {
  const Deadline deadline(duration);
  while (!deadline.passed() && !cancel.requested()) {
    pollfd waiting{cancel.fd(), POLLIN, 0};
    ::poll(&waiting, 1, deadline.poll_timeout());
  }
}

}  // namespace drctl
