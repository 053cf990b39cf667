#include "recovery/terminal_run.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <poll.h>
#include <pty.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>

#include "sandbox/failure.hpp"

namespace drctl::recovery {
using sandbox::Failure;
namespace {

constexpr int patience_ms = 30'000;
constexpr winsize size{.ws_row = 50, .ws_col = 200, .ws_xpixel = 0, .ws_ypixel = 0};

[[noreturn]] void become_drctl(const Desk& desk, const std::vector<std::string>& argv) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  for (const auto& [name, value] : desk.variables()) ::setenv(name.c_str(), value.c_str(), 1);
  ::setenv("NO_COLOR", "1", 1);
  std::vector<char*> words;
  for (const auto& word : argv) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  ::execv(words[0], words.data());
  ::_exit(127);
}

}  // namespace

TerminalRun::TerminalRun(const Desk& desk, const std::vector<std::string>& argv) : desk_(desk) {
  desk.note_run(argv);
  pid_ = ::forkpty(&terminal_, nullptr, nullptr, &size);
  if (pid_ < 0) throw Failure("no pseudo-terminal can be made");
  if (pid_ == 0) become_drctl(desk, argv);
  ::fcntl(terminal_, F_SETFD, FD_CLOEXEC);
  watch_ = std::make_unique<ArgumentsWatch>(pid_);
}

TerminalRun::~TerminalRun() {
  if (!reaped_) {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  ::close(terminal_);
  desk_.evidence().add("arguments", watch_->seen());
  desk_.evidence().add("terminal", screen_);
}

/// Whether there may be more to come: at the end of a pseudo-terminal read(2) says EIO.
bool TerminalRun::read_some() {
  pollfd readable{terminal_, POLLIN, 0};
  if (::poll(&readable, 1, patience_ms) <= 0)
    throw Failure(fmt::format("nothing more appeared within {} ms:\n{}", patience_ms, screen_));
  std::array<char, 4096> buffer;
  const auto count = ::read(terminal_, buffer.data(), buffer.size());
  if (count <= 0) return false;
  screen_.append(buffer.data(), static_cast<std::size_t>(count));
  return true;
}

void TerminalRun::expect(std::string_view text) {
  for (;;) {
    const auto found = screen_.find(text, seen_);
    if (found != screen_.npos) {
      seen_ = found + text.size();
      return;
    }
    if (!read_some()) throw Failure(fmt::format("'{}' did not appear before the end:\n{}", text, screen_));
  }
}

void TerminalRun::press(std::string_view keys) {
  if (::write(terminal_, keys.data(), keys.size()) != static_cast<ssize_t>(keys.size()))
    throw Failure("the terminal takes no keys");
}

int TerminalRun::wait() {
  while (read_some()) {
  }
  int status = 0;
  ::waitpid(pid_, &status, 0);
  reaped_ = true;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace drctl::recovery
