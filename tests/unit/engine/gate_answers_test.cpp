#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/engine/test_run.hpp"

/// What a person answers at a gate beside yes, skip and stop.
namespace drctl::test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr auto undoable =
    "- {id: a, play: change a, rollback: {play: change undo a}}\n"
    "- {id: b, play: change b, rollback: {play: destroy undo b}}\n- {id: c, play: destroy c}\n"
    "- {id: d, play: change d}\n";
constexpr auto checked =
    "- {id: a, play: destroy a, check: {play: read a, expect: result.done}}\n- {id: b, play: read b}\n";

TEST(GateByHand, GoesOnBehindWhatAPersonHasDone) {
  TestRun run("- {id: a, play: destroy a}\n- {id: b, play: read b}\n");
  run.person.gates["a"] = {GateAnswer::by_hand};
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_THAT(run.play().performed, ElementsAre("read b"));
  EXPECT_TRUE(run.step("a").by_hand);
  EXPECT_EQ(run.step("a").reason, "because");
}

TEST(GateByHand, AsksTheStepsCheckWhetherItIsSo) {
  TestRun run(checked);
  run.play().script["read a"] = {{End::succeeded, {{"done", false}}}, {End::succeeded, {{"done", true}}}};
  run.person.gates["a"] = {GateAnswer::by_hand};
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_THAT(run.story(), ElementsAre("run_started", "step_checked a false", "gate_opened a",
                                       "gate_answered a by_hand", "step_checked a true", "step_started b",
                                       "step_finished b succeeded", "run_ended succeeded"));
  EXPECT_TRUE(run.step("a").by_hand);
  EXPECT_FALSE(run.step("a").already_done);
  EXPECT_EQ(run.step("a").reason, "because");
}

TEST(GateByHand, AsksAgainWhenTheCheckSaysOtherwise) {
  TestRun run(checked);
  run.play().script["read a"] = {{End::succeeded, {{"done", false}}}};
  run.person.gates["a"] = {GateAnswer::by_hand, GateAnswer::stop};
  EXPECT_EQ(run.run(), RunStatus::stopped);
  EXPECT_THAT(run.person.asked, ElementsAre("gate a", "gate a"));
  EXPECT_FALSE(run.step("a").by_hand);
}

TEST(GateByHand, IsStillCheckedAfterADeath) {
  TestRun run(checked);
  run.play().script["read a"] = {{End::succeeded, {{"done", false}}}, {End::succeeded, {{"done", true}}}};
  run.person.gates["a"] = {GateAnswer::by_hand};
  run.journal.room = 4;
  EXPECT_EQ(run.run(), RunStatus::journal_failed);
  run.journal.room = 100;
  EXPECT_EQ(run.resume(), RunStatus::succeeded);
  EXPECT_THAT(run.play().performed, ElementsAre("read a", "read a", "read a", "read b"));
}

TEST(GateRollback, UndoesWhatIsDoneNewestFirstAndThroughGates) {
  TestRun run(undoable);
  run.person.gates["c"] = {GateAnswer::rollback};
  run.person.gates["b.rollback"] = {GateAnswer::approve};
  EXPECT_EQ(run.run(), RunStatus::rolled_back);
  EXPECT_THAT(run.play().performed, ElementsAre("change a", "change b", "destroy undo b", "change undo a"));
  EXPECT_THAT(run.person.can_roll_back, ElementsAre("c")) << "at the gate of a rollback it is no answer";
}

TEST(GateRollback, IsOnlyOfferedWhereSomethingCanBeUndone) {
  TestRun run("- {id: a, play: destroy a, rollback: {play: change undo a}}\n");
  run.person.gates["a"] = {GateAnswer::stop};
  run.run();
  EXPECT_THAT(run.person.can_roll_back, IsEmpty());
}

TEST(GateRollback, UndoesWhatAPersonHasDoneToo) {
  TestRun run("- {id: a, play: destroy a, rollback: {play: change undo a}}\n- {id: b, play: destroy b}\n");
  run.person.gates = {{"a", {GateAnswer::by_hand}}, {"b", {GateAnswer::rollback}}};
  EXPECT_EQ(run.run(), RunStatus::rolled_back);
  EXPECT_THAT(run.play().performed, ElementsAre("change undo a"));
}

TEST(GateRollback, SaysWhoWantedItAndWhy) {
  TestRun run(undoable);
  run.person.gates["c"] = {GateAnswer::rollback};
  run.run();
  EXPECT_THAT(run.story(), Contains("gate_answered c rollback"));
  const auto& events = run.journal.events;
  const auto started = std::ranges::find_if(
      events, [](const Event& event) { return std::holds_alternative<RollbackStarted>(event.what); });
  ASSERT_NE(started, events.end());
  EXPECT_EQ(std::get<RollbackStarted>(started->what).reason, "ada asked for it at the gate of 'c': because");
}

/// However many of its events are kept before drctl dies.
class GateRollbackDeath : public testing::TestWithParam<std::size_t> {};

TEST_P(GateRollbackDeath, GoesOnWithTheRollback) {
  TestRun run(undoable);
  run.person.gates["c"] = {GateAnswer::rollback};
  run.person.gates["b.rollback"] = {GateAnswer::approve, GateAnswer::approve};
  run.person.unknowns = {{"a.rollback", UnknownAnswer::done}, {"b.rollback", UnknownAnswer::done}};
  run.journal.room = GetParam();
  EXPECT_EQ(run.run(), RunStatus::journal_failed);
  run.journal.room = 100;
  EXPECT_EQ(run.resume(), RunStatus::rolled_back);
  EXPECT_EQ(std::ranges::count(run.person.asked, "gate c"), 1);
  EXPECT_EQ(std::ranges::count(run.play().performed, "destroy undo b"), 1);
  EXPECT_EQ(std::ranges::count(run.play().performed, "destroy c"), 0);
}

INSTANTIATE_TEST_SUITE_P(AfterTheAnswer, GateRollbackDeath, testing::Range(std::size_t{7}, std::size_t{14}));

}  // namespace
}  // namespace drctl::test
