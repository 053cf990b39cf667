#include <gmock/gmock.h>

#include "unit/engine/test_run.hpp"

// Where an environment wants two people for what is destructive.
namespace drctl::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Approvers, TwoPeopleApproveWhatIsDestructive) {
  TestRun run("- {id: a, play: destroy a}\n");
  run.plan.approvers = 2;
  run.person.gates["a"] = {GateAnswer::approve, GateAnswer::approve};
  run.person.names = {"ada", "grace"};
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_THAT(run.step("a").approvers, ElementsAre("ada", "grace"));
}

TEST(Approvers, OnePersonIsNotTwo) {
  TestRun run("- {id: a, play: destroy a}\n");
  run.plan.approvers = 2;
  run.person.gates["a"] = {GateAnswer::approve, GateAnswer::approve};
  EXPECT_EQ(run.run(), RunStatus::approval_needed);
  EXPECT_THAT(run.play().performed, IsEmpty());
}

TEST(Approvers, TheFirstOnesWordHoldsAfterAPause) {
  TestRun run("- {id: a, play: destroy a}\n");
  run.plan.approvers = 2;
  run.person.gates["a"] = {GateAnswer::approve};
  EXPECT_EQ(run.run(), RunStatus::approval_needed);
  run.person.gates["a"] = {GateAnswer::approve};
  run.person.names = {"grace"};
  EXPECT_EQ(run.resume(), RunStatus::succeeded);
  EXPECT_THAT(run.play().performed, ElementsAre("destroy a"));
}

TEST(Approvers, BothAreAskedAgainAfterAFailure) {
  TestRun run("- {id: a, play: destroy a}\n");
  run.plan.approvers = 2;
  run.play().script["destroy a"] = {{End::failed, {}, "no", ""}, {End::succeeded}};
  run.person.gates["a"] = {GateAnswer::approve, GateAnswer::approve, GateAnswer::approve};
  run.person.names = {"ada", "grace", "ada"};
  run.person.failures["a"] = {FailureAnswer::retry};
  EXPECT_EQ(run.run(), RunStatus::approval_needed);
  EXPECT_THAT(run.play().performed, ElementsAre("destroy a"));
}

TEST(Approvers, OneIsEnoughForAConfirmation) {
  TestRun run("- {id: a, play: change a, confirm: It is changed.}\n");
  run.plan.approvers = 2;
  run.person.gates["a"] = {GateAnswer::approve};
  EXPECT_EQ(run.run(), RunStatus::succeeded);
}

}  // namespace
}  // namespace drctl::test
