#include "sandbox/command.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "sandbox/failure.hpp"
#include "sandbox/spawn.hpp"

namespace drctl::sandbox {
namespace {

/// A file in memory: unlike a pipe it never fills, so nothing has to be read while the program runs.
class MemoryFile {
 public:
  explicit MemoryFile(const std::string& text = {}) : fd_(::memfd_create("drctl-sandbox", MFD_CLOEXEC)) {
    if (fd_ < 0 || ::write(fd_, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
      throw Failure("no memory for the input or output of a program");
    ::lseek(fd_, 0, SEEK_SET);
  }
  ~MemoryFile() { ::close(fd_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  int fd() const { return fd_; }
  std::string text() const {
    std::string whole(static_cast<std::size_t>(::lseek(fd_, 0, SEEK_END)), '\0');
    const auto got = ::pread(fd_, whole.data(), whole.size(), 0);
    whole.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
    return whole;
  }

 private:
  int fd_;
};

}  // namespace

Outcome outcome_of(const Command& command) {
  const MemoryFile in(command.input), out, err;
  Child child({.argv = command.argv,
               .environment = command.environment,
               .user = command.user,
               .in = in.fd(),
               .out = out.fd(),
               .err = err.fd(),
               .death_signal = SIGKILL});
  child.go();
  int status = 0;
  while (::waitpid(child.pid(), &status, 0) < 0 && errno == EINTR) {
  }
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), out.text(), err.text()};
}

std::string run(const Command& command) {
  auto outcome = outcome_of(command);
  if (outcome.status == 0) return std::move(outcome.out);
  throw Failure(fmt::format("{} exited with status {}:\n{}{}", fmt::join(command.argv, " "), outcome.status,
                            outcome.err, outcome.out));
}

}  // namespace drctl::sandbox
