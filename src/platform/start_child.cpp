#include "platform/start_child.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

namespace drctl {
namespace {

constexpr int errors_place = 3;  // the first one after the standard descriptors

/// No signal may find our handlers in the child, where they would act on what is shared with us.
class AllSignalsBlocked {
 public:
  AllSignalsBlocked() {
    sigset_t all;
    sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  ~AllSignalsBlocked() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  AllSignalsBlocked(const AllSignalsBlocked&) = delete;
  AllSignalsBlocked& operator=(const AllSignalsBlocked&) = delete;

 private:
  sigset_t before_;
};

// From here to become_program: between fork and exec, so only async-signal-safe calls (signal-safety(7)).

void default_signals() {
  for (int signal = 1; signal < NSIG; ++signal) ::signal(signal, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

bool connect(const SpawnFds& fds, int errors) {
  if (::dup2(fds.child_in.get(), 0) < 0 || ::dup2(fds.child_out.get(), 1) < 0 ||
      ::dup2(fds.child_err.get(), 2) < 0)
    return false;
  if (errors != errors_place && ::dup3(errors, errors_place, O_CLOEXEC) < 0) return false;
  ::closefrom(errors_place + 1);
  return true;
}

/// Whether the kernel will send us the signal with our parent's death; not, if that died before it could be
/// asked.
bool die_with(pid_t parent, int signal) {
  return ::prctl(PR_SET_PDEATHSIG, signal) == 0 && ::getppid() == parent;
}

/// False when nobody would end us.
bool take_place(ChildPlace place, pid_t parent) {
  if (place == ChildPlace::apart) {
    ::setsid();
    return die_with(parent, SIGKILL);
  }
  ::setpgid(0, 0);
  ::tcsetpgrp(STDIN_FILENO, ::getpid());  // TTOU, which comes of that in the background, is blocked here
  return die_with(parent, SIGHUP);
}

[[noreturn]] void become_program(const ChildStart& start, pid_t parent, int errors) {
  if (!take_place(start.place, parent)) ::_exit(127);
  const bool connected = connect(start.fds, errors);
  const int place = connected ? errors_place : errors;
  if (connected && (start.directory == nullptr || ::chdir(start.directory) == 0)) {
    default_signals();
    ::execve(start.program, start.argv, start.envp);
  }
  const int error = errno;
  [[maybe_unused]] const auto written = ::write(place, &error, sizeof error);
  ::_exit(127);
}

std::expected<pid_t, int> fork_child(const ChildStart& start, int errors) {
  const auto parent = ::getpid();
  const AllSignalsBlocked blocked;
  const auto pid = ::fork();
  if (pid == 0) become_program(start, parent, errors);
  if (pid < 0) return std::unexpected(errno);
  return pid;
}

/// The errno that a child sent before it gave up; 0 when it is its program now, and the pipe closed by exec.
int error_from(const Fd& errors) {
  int error = 0;
  ssize_t count = 0;
  do count = ::read(errors.get(), &error, sizeof error);
  while (count < 0 && errno == EINTR);
  return count == sizeof error ? error : 0;
}

}  // namespace

std::expected<pid_t, int> start_child(const ChildStart& start) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return std::unexpected(errno);
  const Fd errors(ends[0]);
  Fd low(ends[1]);
  // Above the standard descriptors, whose places the child gives to others.
  Fd above(::fcntl(low.get(), F_DUPFD_CLOEXEC, errors_place));
  if (!above) return std::unexpected(errno);
  low.close();
  auto pid = fork_child(start, above.get());
  if (!pid) return pid;
  above.close();
  const int error = error_from(errors);
  if (error == 0) return pid;
  ::waitpid(*pid, nullptr, 0);
  return std::unexpected(error);
}

}  // namespace drctl
