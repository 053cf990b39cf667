#include "journal/environment_lock.hpp"

#include <gtest/gtest.h>

#include "unit/platform/temporary_directory.hpp"

namespace drctl {
namespace {

const LockHolder ada{"20261124-031007-db-corruption-3f9c", "laptop", "ada@laptop", 4711,
                     "2026-11-24T03:10:07.000Z"};

TEST(EnvironmentLock, IsGivenToOneOnlyAndSaysToWhom) {
  const test::TemporaryDirectory state;
  const auto lock = EnvironmentLock::take(state.path(), "production", ada);
  ASSERT_TRUE(lock);
  const auto refused = EnvironmentLock::take(state.path(), "production", {});
  ASSERT_FALSE(refused);
  ASSERT_TRUE(refused.error().holder);
  EXPECT_EQ(refused.error().holder->run, ada.run);
  EXPECT_EQ(refused.error().holder->by, "ada@laptop");
  EXPECT_EQ(refused.error().holder->pid, 4711);
  EXPECT_EQ(refused.error().holder->since, ada.since);
}

TEST(EnvironmentLock, LeavesOtherEnvironmentsAlone) {
  const test::TemporaryDirectory state;
  const auto lock = EnvironmentLock::take(state.path(), "production", ada);
  EXPECT_TRUE(EnvironmentLock::take(state.path(), "staging", ada));
}

TEST(EnvironmentLock, ComesBackWhenItsHolderIsGone) {
  const test::TemporaryDirectory state;
  {
    const auto lock = EnvironmentLock::take(state.path(), "production", ada);
  }
  EXPECT_TRUE(EnvironmentLock::take(state.path(), "production", ada));
}

TEST(EnvironmentLock, TellsWhoHoldsIt) {
  const test::TemporaryDirectory state;
  EXPECT_FALSE(lock_holder(state.path(), "production"));
  const auto lock = EnvironmentLock::take(state.path(), "production", ada);
  EXPECT_EQ(lock_holder(state.path(), "production")->run, ada.run);
}

TEST(EnvironmentLock, TakesNamesThatAreNoFileNames) {
  const test::TemporaryDirectory state;
  const auto lock = EnvironmentLock::take(state.path(), "../a b", ada);
  ASSERT_TRUE(lock);
  EXPECT_TRUE(std::filesystem::exists(state / "locks/%2E%2E%2Fa%20b.lock"));
}

TEST(EnvironmentLock, SaysWhyItCantBeTaken) {
  const auto refused = EnvironmentLock::take("/proc/nowhere", "production", ada);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().error, "can't create /proc/nowhere: No such file or directory");
}

}  // namespace
}  // namespace drctl
