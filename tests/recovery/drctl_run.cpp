#include "recovery/drctl_run.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "sandbox/failure.hpp"
#include "sandbox/text_file.hpp"
#include "sandbox/wait.hpp"

namespace drctl::recovery {
using namespace std::chrono_literals;
using sandbox::Failure;
using sandbox::wait_until;

DrctlRun::DrctlRun(const Desk& desk, const std::vector<std::string>& argv) {
  auto name = (desk / "output-XXXXXX").string();
  const int fd = ::mkostemp(name.data(), O_APPEND | O_CLOEXEC);
  if (fd < 0) throw Failure("no file for the output can be made: " + name);
  output_ = name;
  child_ = std::make_unique<sandbox::Child>(sandbox::Spawn{
      .argv = argv, .environment = desk.variables(), .out = fd, .err = fd, .death_signal = SIGKILL});
  ::close(fd);
  child_->go();
}

DrctlRun::~DrctlRun() { kill(); }

bool DrctlRun::ended() {
  int status = 0;
  if (ended_ || ::waitpid(pid(), &status, WNOHANG) != pid()) return ended_;
  status_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return ended_ = true;
}

int DrctlRun::wait(std::chrono::seconds limit) {
  if (wait_until(limit, [this] { return ended(); })) return status_;
  throw Failure(fmt::format("drctl did not end within {} s:\n{}", limit.count(), output()));
}

void DrctlRun::kill() {
  if (ended()) return;
  ::kill(pid(), SIGKILL);
  wait_until(10s, [this] { return ended(); });
}

std::string DrctlRun::output() const { return sandbox::read_text(output_); }

}  // namespace drctl::recovery
