#include "sandbox/process_identity.hpp"

#include <fmt/core.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>

#include "sandbox/wait.hpp"

namespace drctl::sandbox {
namespace {

using namespace std::chrono_literals;

TEST(ProcessIdentity, IsAliveWhileTheProcessRuns) {
  const auto self = identify(::getpid());
  ASSERT_TRUE(self);
  EXPECT_TRUE(alive(*self));
}

TEST(ProcessIdentity, ALaterProcessWithTheSamePidIsAnother) {
  const auto self = identify(::getpid()).value();
  EXPECT_FALSE(alive({self.pid, self.started - 1}));
}

TEST(ProcessIdentity, AZombieIsNotAlive) {
  const auto child = ::fork();
  if (child == 0) ::_exit(0);
  siginfo_t info{};
  ::waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOWAIT);
  EXPECT_FALSE(identify(child));
  ::waitpid(child, nullptr, 0);
}

/// The first thread ends, another one lives on.
[[noreturn]] void outlive_the_leader() {
  std::thread([] { ::pause(); }).detach();
  ::syscall(SYS_exit, 0);
  std::abort();
}

TEST(ProcessIdentity, AZombieWithALivingThreadIsAlive) {
  const auto child = ::fork();
  if (child == 0) outlive_the_leader();
  const auto is_zombie = [&] {
    std::ifstream stat(fmt::format("/proc/{}/stat", child));
    return std::string(std::istreambuf_iterator<char>(stat), {}).find(") Z ") != std::string::npos;
  };
  EXPECT_TRUE(wait_until(10s, is_zombie));
  EXPECT_TRUE(identify(child));
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  EXPECT_FALSE(identify(child));
}

TEST(ProcessIdentity, NobodyHasPidZero) { EXPECT_FALSE(identify(0)); }

}  // namespace
}  // namespace drctl::sandbox
