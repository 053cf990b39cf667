#include "sandbox/interruptible.hpp"

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>

#include "sandbox/failure.hpp"

namespace drctl::sandbox {
namespace {

sigset_t watched_signals() {
  sigset_t signals;
  ::sigemptyset(&signals);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGCHLD}) ::sigaddset(&signals, signal);
  return signals;
}

int status_of(pid_t child) {
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

bool has_ended(pid_t child) {
  siginfo_t info{};
  return ::waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
         info.si_pid == child;
}

[[noreturn]] void be_child(const std::function<int()>& work, pid_t parent, const sigset_t& mask) {
  ::setpgid(0, 0);  // Ctrl-C is the parent's to handle
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(1);
  ::sigprocmask(SIG_SETMASK, &mask, nullptr);
  const int status = work();
  std::fflush(nullptr);
  ::_exit(status);
}

}  // namespace

int interruptible(const std::function<int()>& work) {
  const auto signals = watched_signals();
  sigset_t before;
  ::sigprocmask(SIG_BLOCK, &signals, &before);
  std::fflush(nullptr);
  const auto parent = ::getpid();
  const auto child = ::fork();
  if (child < 0) throw Failure("no process can be made");
  if (child == 0) be_child(work, parent, before);
  int signal = 0;
  while (!has_ended(child) && ::sigwait(&signals, &signal) == 0 && (signal == SIGCHLD)) {
  }
  const bool interrupted = !has_ended(child) && signal != SIGCHLD && signal != 0;
  if (interrupted) ::kill(child, SIGKILL);
  const int status = status_of(child);
  ::sigprocmask(SIG_SETMASK, &before, nullptr);
  return interrupted ? 128 + signal : status;
}

}  // namespace drctl::sandbox
