#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/impact.hpp"
#include "platform/shell.hpp"
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

/// A person who does something else meanwhile.
class TestShell final : public Shell {
 public:
  std::string program() const override { return "/bin/test-shell"; }
  ShellEnd open() override {
    meanwhile();
    return {3};
  }
  std::function<void()> meanwhile = [] {};
};

TEST(GateShell, IsRecordedAndTheGateAsksAgainWithAnotherLook) {
  TestRun run("- {id: a, play: destroy a}\n");
  TestShell shell;
  run.shell = &shell;
  shell.meanwhile = [&] { run.clock.wait(std::chrono::seconds(7), run.cancel); };
  run.person.gates["a"] = {GateAnswer::shell, GateAnswer::approve};
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_THAT(run.story(), ElementsAre("run_started", "gate_opened a", "shell_opened a", "shell_closed a 3",
                                       "gate_opened a", "gate_answered a approved", "step_started a",
                                       "step_finished a succeeded", "run_ended succeeded"));
  const auto closed = std::get<ShellClosed>(run.journal.events[3].what);
  EXPECT_EQ(closed.by, "ada");
  EXPECT_EQ(closed.duration_ms, 7000);
}

TEST(GateShell, AsksTheCheckAgain) {
  TestRun run(checked);
  TestShell shell;
  run.shell = &shell;
  run.play().script["read a"] = {{End::succeeded, {{"done", false}}}, {End::succeeded, {{"done", true}}}};
  run.person.gates["a"] = {GateAnswer::shell};
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_THAT(run.person.asked, ElementsAre("gate a"));
  EXPECT_TRUE(run.step("a").already_done);
}

TEST(GateShell, IsNotOpenedUnrecorded) {
  TestRun run("- {id: a, play: destroy a}\n");
  TestShell shell;
  run.shell = &shell;
  bool opened = false;
  shell.meanwhile = [&] { opened = true; };
  run.person.gates["a"] = {GateAnswer::shell};
  run.journal.room = 2;
  EXPECT_EQ(run.run(), RunStatus::journal_failed);
  EXPECT_FALSE(opened);
}

TEST(GateShell, EndsTheRunWhenItIsToLeaveMeanwhile) {
  TestRun run("- {id: a, play: destroy a}\n");
  TestShell shell;
  run.shell = &shell;
  shell.meanwhile = [&] { run.leave.request(); };
  run.person.gates["a"] = {GateAnswer::shell, GateAnswer::approve};
  EXPECT_EQ(run.run(), RunStatus::interrupted);
  EXPECT_THAT(run.play().performed, IsEmpty());
}

TEST(GateFacts, TellWhatTheGateDoesNotShow) {
  TestRun run(R"(
- {id: a, play: change a}
- {id: b, play: read b, when: "false"}
- id: c
  description: It is time.
  owner: backend team
  links: https://wiki.example.com/c
  play: destroy c
  timeout: 2m
  check: {play: read c, expect: result.done}
  expect: result.gone
)");
  run.play().script["read c"] = {{End::failed, {}, "no"}};
  run.person.gates["c"] = {GateAnswer::stop};
  run.run();
  const auto& facts = run.person.facts;
  EXPECT_EQ(facts.description, "It is time.");
  EXPECT_EQ(facts.owners, "backend team");
  EXPECT_EQ(facts.links, "https://wiki.example.com/c");
  EXPECT_EQ(facts.place, "test.yaml:7");
  EXPECT_EQ(facts.arguments, (Json{{"text", "destroy c"}}));
  EXPECT_EQ(facts.change, "impact of destroy c");
  EXPECT_EQ(facts.check, "play read c");
  EXPECT_EQ(facts.expected, "result.gone");
  EXPECT_EQ(facts.time_limit, "2 min 00 s");
  EXPECT_EQ(facts.before, "a: done after 0 ms\nb: skipped: when: false is false");
}

TEST(GateFacts, TellWhatTheLastAttemptFailedWith) {
  TestRun run("- {id: a, play: destroy a}\n");
  run.play().script["destroy a"] = {{End::failed, {}, "the disk is full"}};
  run.person.gates["a"] = {GateAnswer::approve, GateAnswer::stop};
  run.person.failures["a"] = {FailureAnswer::retry};
  run.run();
  EXPECT_EQ(run.person.facts.last_error, "the disk is full");
}

TEST(GateImpact, IsShortAtTheGate) {
  std::string text = "1";
  for (int line = 2; line <= 20; ++line) text += "\n" + std::to_string(line);
  EXPECT_EQ(few_lines(text), text);
  EXPECT_EQ(few_lines(text + "\n21\n22"), text + "\n... and 2 more");
  EXPECT_EQ(few_lines(""), "");
}

}  // namespace
}  // namespace drctl::test
