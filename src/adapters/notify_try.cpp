#include "adapters/notify_try.hpp"

#include <fmt/format.h>
#include <poll.h>

namespace drctl {

using std::chrono::milliseconds;

namespace {

void wait(milliseconds pause, const Cancellation& cancel) {
  pollfd woken{cancel.fd(), POLLIN, 0};
  ::poll(&woken, 1, static_cast<int>(pause.count()));
}

NotifyTry one_try(const std::function<NotifyTry(const Deadline&)>& once, const Deadline& whole,
                  milliseconds limit) {
  return once(Deadline(std::min(limit, whole.remaining())));
}

}  // namespace

NotifyTries try_to_notify(const std::function<NotifyTry(const Deadline&)>& once, Execution& execution,
                          const NotifyPatience& patience) {
  const Deadline whole(execution.timeout);
  auto pause = patience.pause;
  for (int count = 1;; ++count, pause *= 2) {
    auto last = one_try(once, whole, patience.limit);
    if (last.again == NotifyTry::Again::useless || count == patience.tries || whole.remaining() <= pause)
      return {last, count};
    execution.narration.output(fmt::format("try {} failed: {}", count, last.error));
    wait(pause, execution.cancel);
    if (execution.cancel.requested()) return {{End::cancelled, "stopped before anybody was told"}, count};
  }
}

}  // namespace drctl
