#include "sandbox/wait.hpp"

#include <fmt/core.h>

#include <thread>

#include "sandbox/daemon.hpp"
#include "sandbox/failure.hpp"
#include "sandbox/text_file.hpp"

namespace drctl::sandbox {
using namespace std::chrono_literals;

bool wait_until(std::chrono::milliseconds limit, const std::function<bool()>& done) {
  const auto end = std::chrono::steady_clock::now() + limit;
  for (auto pause = 1ms; !done(); pause = std::min(2 * pause, std::chrono::milliseconds(25))) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(pause);
  }
  return true;
}

void wait_ready(const Daemon& daemon, std::chrono::milliseconds limit, const std::function<bool()>& ready) {
  bool ended = false;
  if (wait_until(limit, [&] { return ready() || (ended = !daemon.running()); }) && !ended) return;
  throw Failure(
      fmt::format("{} {}; the end of its log, {}:\n{}", daemon.name(),
                  ended ? "ended at once" : fmt::format("was not ready after {} s", limit.count() / 1000),
                  daemon.log().string(), last_lines(daemon.log(), 15)));
}

}  // namespace drctl::sandbox
