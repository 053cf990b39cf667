#include "platform/signals.hpp"

#include <gtest/gtest.h>

#include <csignal>

namespace drctl {
namespace {

TEST(Signals, LetsTheEndsOfChildrenBeLearned) {
  std::signal(SIGCHLD, SIG_IGN);  // as a careless parent leaves it
  Cancellation step, leave;
  const SignalsToCancellations signals(step, leave);
  EXPECT_EQ(std::signal(SIGCHLD, SIG_DFL), SIG_DFL);
}

}  // namespace
}  // namespace drctl
