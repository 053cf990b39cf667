#include "sandbox/interruptible.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

namespace drctl::sandbox {
namespace {

TEST(Interruptible, ReturnsTheStatusOfTheWork) {
  EXPECT_EQ(interruptible([] { return 7; }), 7);
}

TEST(Interruptible, KillsTheWorkOnASignal) {
  const auto self = ::getpid();
  EXPECT_EQ(interruptible([=]() -> int {
              ::kill(self, SIGTERM);
              for (;;) ::pause();
            }),
            128 + SIGTERM);
}

TEST(Interruptible, ReportsWorkThatWasKilled) {
  EXPECT_EQ(interruptible([] { return ::kill(::getpid(), SIGKILL); }), 128 + SIGKILL);
}

}  // namespace
}  // namespace drctl::sandbox
