#include "sandbox/process_identity.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

namespace drctl::sandbox {
namespace {

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

TEST(ProcessIdentity, NobodyHasPidZero) { EXPECT_FALSE(identify(0)); }

}  // namespace
}  // namespace drctl::sandbox
