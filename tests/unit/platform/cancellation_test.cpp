#include "drctl/cancellation.hpp"

#include <gtest/gtest.h>
#include <poll.h>

#include "platform/clock.hpp"

namespace drctl {
namespace {

TEST(Cancellation, IsRequestedUntilReset) {
  Cancellation cancel;
  EXPECT_FALSE(cancel.requested());
  cancel.request();
  cancel.request();
  EXPECT_TRUE(cancel.requested());
  cancel.reset();
  EXPECT_FALSE(cancel.requested());
}

TEST(Cancellation, WakesWhoWaitsInPoll) {
  Cancellation cancel;
  cancel.request();
  pollfd waiting{cancel.fd(), POLLIN, 0};
  EXPECT_EQ(::poll(&waiting, 1, -1), 1);
}

TEST(RealClock, WaitEndsWhenCancelled) {
  Cancellation cancel;
  cancel.request();
  RealClock().wait(std::chrono::hours(1), cancel);  // would hang the test
}

TEST(RealClock, WaitLastsAsLongAsTold) {
  Cancellation cancel;
  RealClock clock;
  const auto before = clock.steady_now();
  clock.wait(std::chrono::milliseconds(20), cancel);
  EXPECT_GE(clock.steady_now() - before, std::chrono::milliseconds(20));
}

}  // namespace
}  // namespace drctl
