#include "recovery/drctl_run.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <poll.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "recovery/own_share.hpp"
#include "sandbox/failure.hpp"
#include "sandbox/text_file.hpp"
#include "sandbox/wait.hpp"

namespace drctl::recovery {
using namespace std::chrono_literals;
using sandbox::Failure;
using sandbox::wait_until;

namespace {

/// Whether it has ended. It stays a zombie, of which the kernel still tells how much it has worked.
bool is_over(pid_t pid) {
  siginfo_t info{};
  return ::waitid(P_PID, static_cast<id_t>(pid), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
         info.si_pid == pid;
}

/// Returns when it has ended, at once, or after `limit` at the latest.
void wait_for_end(pid_t pid, std::chrono::milliseconds limit) {
  pollfd end{static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)), POLLIN, 0};
  if (end.fd < 0) return;
  ::poll(&end, 1, static_cast<int>(limit.count()));
  ::close(end.fd);
}

}  // namespace

DrctlRun::DrctlRun(const Desk& desk, const std::vector<std::string>& argv) : desk_(desk) {
  desk.note_run(argv);
  auto name = (desk / "output-XXXXXX").string();
  const int fd = ::mkostemp(name.data(), O_APPEND | O_CLOEXEC);
  if (fd < 0) throw Failure("no file for the output can be made: " + name);
  output_ = name;
  child_ = std::make_unique<sandbox::Child>(sandbox::Spawn{
      .argv = argv, .environment = desk.variables(), .out = fd, .err = fd, .death_signal = SIGKILL});
  ::close(fd);
  start_ = std::chrono::system_clock::now();
  child_->go();
  watch_ = std::make_unique<ArgumentsWatch>(pid());
}

DrctlRun::~DrctlRun() {
  kill();
  desk_.evidence().add("arguments", watch_->seen());
  desk_.evidence().add("output", output());
}

bool DrctlRun::ended() {
  if (ended_ || !is_over(pid())) return ended_;
  record_session(desk_, {start_, std::chrono::system_clock::now(), processor_time(pid())});
  watch_->seen();  // and no further: another process may get its pid
  int status = 0;
  ::waitpid(pid(), &status, 0);
  status_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return ended_ = true;
}

int DrctlRun::wait(std::chrono::seconds limit) {
  wait_for_end(pid(), limit);
  // Where strace looks on, the end is told to it first, and to us a moment later.
  if (wait_until(10s, [this] { return ended(); })) return status_;
  throw Failure(fmt::format("drctl did not end within {} s:\n{}", limit.count(), output()));
}

void DrctlRun::kill() {
  if (ended()) return;
  ::kill(pid(), SIGKILL);
  wait_until(10s, [this] { return ended(); });
}

std::string DrctlRun::output() const { return sandbox::read_text(output_); }

}  // namespace drctl::recovery
