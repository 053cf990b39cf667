// A recovery that did not go through in one piece: without an approval, and killed in the middle.
#include <gmock/gmock.h>

#include "recovery/held_restore.hpp"
#include "recovery/recovery.hpp"

namespace drctl::recovery {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST_F(Recovery, TouchesNothingWithoutAnApproval) {
  const auto before = broken("db-corruption");
  DrctlRun run(desk(), desk().run_command({"--choose", "restore=dump"}));
  EXPECT_EQ(run.wait(), 4);
  EXPECT_THAT(run.output(), HasSubstr("step 'stop-writes' needs approval"));
  EXPECT_EQ(state(), before);

  DrctlRun resumed(desk(), Desk::command({"resume", "--approve", "stop-writes", "--approve", "restore-dump",
                                          "--choose", "restore=dump"}));
  EXPECT_EQ(resumed.wait(), 0) << resumed.output();
  expect_recovered();
  EXPECT_THAT(RunRecord(desk()).repeated_steps(), IsEmpty());
}

/// A run that was killed while a half of the dump was restored.
class KilledRecovery : public Recovery {
 protected:
  void kill_in_the_restore() {
    before_ = broken("db-corruption");
    DrctlRun run(desk(), desk().run_command(all_answers()));
    ASSERT_TRUE(restore_.reached()) << run.output();
    run.kill();
  }

  HeldRestore restore_{desk()};
  SystemState before_;
};

TEST_F(KilledRecovery, LeavesTheOldDatabaseAsItWas) {
  kill_in_the_restore();
  auto expected = before_;
  expected.seen["databases"] += ", volaticloud_drctl_new of volaticloud";
  expected.seen["replicas"] = "0 wanted,  ready";
  expected.seen["health"] = "refused";
  EXPECT_EQ(state(), expected);
}

TEST_F(KilledRecovery, LeavesNoProgramAtWork) {
  kill_in_the_restore();
  EXPECT_TRUE(sandbox::wait_until(10s, [this] { return !restore_.alive(); }));
}

TEST_F(KilledRecovery, IsInDoubtUntilSomebodyAnswers) {
  kill_in_the_restore();
  restore_.release();
  const auto left = state();
  DrctlRun nobody(desk(), Desk::command({"resume", "--approve", "restore-dump"}));
  EXPECT_EQ(nobody.wait(), 4);
  EXPECT_THAT(nobody.output(), AllOf(HasSubstr("--done restore-dump"), HasSubstr("--again restore-dump")));
  EXPECT_EQ(state(), left);

  DrctlRun again(desk(), Desk::command({"resume", "--again", "restore-dump", "--approve", "restore-dump"}));
  EXPECT_EQ(again.wait(), 0) << again.output();
  expect_recovered();
  EXPECT_THAT(RunRecord(desk()).repeated_steps(), ElementsAre("restore-dump"));
}

}  // namespace
}  // namespace drctl::recovery
