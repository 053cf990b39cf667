#include "platform/terminal_shell.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <optional>

#include "platform/deadline.hpp"
#include "platform/start_child.hpp"

namespace drctl {
namespace {

using namespace std::chrono_literals;

constexpr int terminal = STDIN_FILENO;

/// What a hung up shell may take to end.
constexpr auto grace = 3s;

/// How often is looked whether it has stopped: no descriptor tells.
constexpr auto between_looks = 200ms;

/// Gives the terminal back to us, with the modes that it had.
class TerminalLent {
 public:
  TerminalLent() : known_(::tcgetattr(terminal, &modes_) == 0) {}
  ~TerminalLent() {
    // Whoever sets something of the terminal from the background is stopped by TTOU, unless it is blocked.
    sigset_t stop, before;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTTOU);
    ::pthread_sigmask(SIG_BLOCK, &stop, &before);
    ::tcsetpgrp(terminal, ::getpgrp());
    if (known_) ::tcsetattr(terminal, TCSANOW, &modes_);
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
  }
  TerminalLent(const TerminalLent&) = delete;
  TerminalLent& operator=(const TerminalLent&) = delete;

 private:
  termios modes_{};
  bool known_;
};

Fd copy_of(int fd) { return Fd(::fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1)); }

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (auto& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

/// Asks the shell, and who has the terminal for it, to go; also when it is stopped.
void hang_up(pid_t shell) {
  const auto foreground = ::tcgetpgrp(terminal);
  if (foreground > 0 && foreground != ::getpgrp()) ::kill(-foreground, SIGHUP);
  ::kill(-shell, SIGHUP);
  ::kill(-shell, SIGCONT);
}

/// Its status if it has ended. One that has stopped itself goes on: nobody else could wake it.
std::optional<int> status_of(pid_t shell) {
  siginfo_t info{};
  if (::waitid(P_PID, static_cast<id_t>(shell), &info, WEXITED | WSTOPPED | WNOHANG) != 0) return 0;
  if (info.si_pid == 0) return std::nullopt;
  if (info.si_code != CLD_STOPPED) return info.si_code == CLD_EXITED ? info.si_status : 128 + info.si_status;
  ::kill(-shell, SIGCONT);
  return std::nullopt;
}

}  // namespace

std::expected<pid_t, std::string> TerminalShell::start() const {
  auto environment = environment_;
  std::vector<std::string> arguments{program_};
  const auto argv = pointers_to(arguments), envp = pointers_to(environment);
  // Its output is for the person, also where ours goes into a file.
  const SpawnFds fds{copy_of(terminal), copy_of(STDERR_FILENO), copy_of(STDERR_FILENO), {}, {}};
  const auto pid =
      start_child({program_.c_str(), argv.data(), envp.data(), nullptr, fds, ChildPlace::at_terminal});
  if (!pid) return std::unexpected(program_ + ": " + std::strerror(pid.error()));
  return *pid;
}

int TerminalShell::wait_for(pid_t shell) const {
  std::optional<Deadline> end;
  for (;;) {
    if (const auto status = status_of(shell)) return *status;
    if (leave_.requested() && !end) hang_up(shell), end.emplace(grace);
    if (end && end->passed()) ::kill(-shell, SIGKILL);
    pollfd leave{end ? -1 : leave_.fd(), POLLIN, 0};
    ::poll(&leave, 1, static_cast<int>(between_looks.count()));
  }
}

ShellEnd TerminalShell::open() {
  const TerminalLent lent;
  const auto shell = start();
  if (!shell) return {0, shell.error()};
  return {wait_for(*shell)};
}

}  // namespace drctl
