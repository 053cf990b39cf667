#include "platform/child_processes.hpp"

#include <poll.h>
#include <signal.h>
#include <sys/wait.h>

#include "platform/child_stream.hpp"
#include "platform/deadline.hpp"
#include "platform/spawn.hpp"
#include "platform/strays.hpp"

namespace drctl {
namespace {

using namespace std::chrono_literals;

// How long the kernel may take to carry out a KILL; a child stuck in a system call may never end.
constexpr auto kill_patience = 1s;

// Watches one child to its end.
class Watch {
 public:
  Watch(Spawned child, const Cancellation& cancel, const RunOptions& options)
      : pid_(child.pid),
        pidfd_(std::move(child.pidfd)),
        out_(std::move(child.out), Stream::out, options),
        err_(std::move(child.err), Stream::err, options),
        strays_(pid_),
        cancel_(cancel),
        grace_(options.grace),
        deadline_(options.timeout) {}

  ChildResult to_the_end() {
    while (!over()) {
      wait_for_something();
      if (!over() && phase_ == Phase::running && cancel_.requested()) ask_to_stop(ChildEnd::cancelled);
      if (!over() && deadline_.passed()) next_phase();
    }
    // The group's leader isn't reaped yet, so its id can't be another's.
    if (phase_ != Phase::running) {
      ::kill(-pid_, SIGKILL);
      strays_.end(phase_ == Phase::stopping ? deadline_ : Deadline(0ms));
    }
    out_.read_rest();
    err_.read_rest();
    return result();
  }

 private:
  enum class Phase { running, stopping, killed, given_up };

  bool over() const {
    switch (phase_) {
      case Phase::running:
      case Phase::killed:
        return exited_;
      case Phase::stopping:
        return exited_ && out_.ended() && err_.ended();
      case Phase::given_up:
        return true;
    }
    return true;
  }

  void wait_for_something() {
    // poll(2) passes over negative descriptors: what has happened already must not wake us again.
    pollfd waiting[] = {{exited_ ? -1 : pidfd_.get(), POLLIN, 0},
                        {phase_ == Phase::running ? cancel_.fd() : -1, POLLIN, 0},
                        {out_.fd(), POLLIN, 0},
                        {err_.fd(), POLLIN, 0}};
    if (::poll(waiting, std::size(waiting), deadline_.poll_timeout()) <= 0) return;
    if (waiting[0].revents) exited_ = true;
    if (waiting[2].revents) out_.read_some();
    if (waiting[3].revents) err_.read_some();
  }

  void next_phase() {
    if (phase_ == Phase::running) return ask_to_stop(ChildEnd::timed_out);
    if (phase_ == Phase::killed) {
      phase_ = Phase::given_up;
      return;
    }
    ::kill(-pid_, SIGKILL);
    enter(Phase::killed, kill_patience);
  }

  void ask_to_stop(ChildEnd why) {
    stopped_ = why;
    ::kill(-pid_, SIGTERM);
    ::kill(-pid_, SIGCONT);  // a stopped process does not see TERM
    strays_.ask_to_stop();
    enter(Phase::stopping, grace_);
  }

  void enter(Phase phase, std::chrono::milliseconds timeout) {
    phase_ = phase;
    deadline_ = Deadline(timeout);
  }

  ChildResult result() {
    ChildResult result;
    siginfo_t info{};
    if (::waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOHANG) == 0)
      result.status = info.si_status;
    result.end = info.si_code == CLD_EXITED ? ChildEnd::exited : ChildEnd::signalled;
    if (phase_ != Phase::running) result.end = stopped_;
    result.out = out_.text();
    result.err = err_.text();
    return result;
  }

  pid_t pid_;
  Fd pidfd_;
  ChildStream out_, err_;
  Strays strays_;
  const Cancellation& cancel_;
  std::chrono::milliseconds grace_;
  Deadline deadline_;
  Phase phase_ = Phase::running;
  ChildEnd stopped_ = ChildEnd::timed_out;
  bool exited_ = false;
};

}  // namespace

ChildResult ChildProcesses::run(const Command& command, const Cancellation& cancel,
                                const RunOptions& options) {
  ChildResult result;
  if (cancel.requested()) {
    result.end = ChildEnd::cancelled;
    return result;
  }
  adopt_orphans();
  auto hold = hold_children();
  auto child = spawn(command);
  if (!child) {
    result.error = child.error();
    return result;
  }
  Watch watch(std::move(*child), cancel, options);
  hold.unlock();
  return watch.to_the_end();
}

}  // namespace drctl
