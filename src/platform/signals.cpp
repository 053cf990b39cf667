#include "platform/signals.hpp"

#include <atomic>
#include <cerrno>
#include <csignal>

namespace drctl {

namespace {

// A handler gets no argument of ours: what it reaches must be global.
std::atomic<Cancellation*> the_step{nullptr}, the_leave{nullptr};

constexpr int handled[] = {SIGINT, SIGTERM, SIGHUP};

void on_signal(int signal) {
  const int kept = errno;
  auto* step = the_step.load();
  auto* leave = the_leave.load();
  if (step && leave) {
    if (signal != SIGINT || step->requested()) leave->request();
    step->request();
  }
  errno = kept;
}

}  // namespace

SignalsToCancellations::SignalsToCancellations(Cancellation& step, Cancellation& leave) {
  the_step = &step;
  the_leave = &leave;
  struct sigaction action{};
  action.sa_handler = on_signal;
  for (int signal : handled) ::sigaction(signal, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  std::signal(SIGCHLD, SIG_DFL);  // a parent may have left it ignored: then no child's end could be learned
}

SignalsToCancellations::~SignalsToCancellations() {
  for (int signal : handled) std::signal(signal, SIG_DFL);
  std::signal(SIGPIPE, SIG_DFL);
  std::signal(SIGXFSZ, SIG_DFL);
  the_step = nullptr;
  the_leave = nullptr;
}

}  // namespace drctl
