#include <gmock/gmock.h>

#include "unit/engine/test_run.hpp"

namespace drctl::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using Lines = std::vector<std::string>;

TEST(Drive, JournalsEachIntentBeforeTheActAndEachOutcomeBeforeTheNext) {
  TestRun run("- {id: a, play: read a}\n- {id: b, play: change b}\n");
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_THAT(run.story(), ElementsAre("run_started", "step_started a", "step_finished a succeeded",
                                       "step_started b", "step_finished b succeeded", "run_ended succeeded"));
}

TEST(Drive, LeavesADestructiveStepUndoneWhenNobodyApproves) {
  TestRun run("- {id: a, play: destroy a}\n");
  EXPECT_EQ(run.run(), RunStatus::approval_needed);
  EXPECT_THAT(run.play().performed, ElementsAre());
  EXPECT_THAT(run.story(), ElementsAre("run_started", "gate_opened a", "run_ended approval_needed"));
}

TEST(Drive, GivesACheckTheTimeThatItStates) {
  TestRun run("- {id: a, play: change a, check: {play: read b, timeout: 3s, expect: false}}\n");
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_EQ(run.play().limits.at("read b"), std::chrono::seconds(3));
}

TEST(Drive, LooksAtWhatWouldChangeBeforeItAsks) {
  TestRun run("- {id: a, play: destroy a}\n");
  run.run();
  ASSERT_GE(run.journal.events.size(), 2U);
  EXPECT_EQ(std::get<GateOpened>(run.journal.events[1].what).change, "impact of destroy a");
}

TEST(Drive, PerformsADestructiveStepOnceApproved) {
  TestRun run("- {id: a, play: destroy a}\n");
  run.person.gates["a"] = {GateAnswer::approve};
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_THAT(run.play().performed, ElementsAre("destroy a"));
  EXPECT_EQ(run.step("a").approved_by, "ada");
}

TEST(Drive, GoesPastAGateThatIsSkippedAndKeepsTheReason) {
  TestRun run("- {id: a, play: destroy a}\n- {id: b, play: read b}\n");
  run.person.gates["a"] = {GateAnswer::skip};
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_THAT(run.play().performed, ElementsAre("read b"));
  EXPECT_EQ(run.step("a").reason, "because");
}

TEST(Drive, StopsAtAGateWithNothingDone) {
  TestRun run("- {id: a, play: destroy a}\n- {id: b, play: change b}\n");
  run.person.gates["a"] = {GateAnswer::stop};
  EXPECT_EQ(run.run(), RunStatus::stopped);
  EXPECT_THAT(run.play().performed, ElementsAre());
}

TEST(Drive, ParksWhenNobodyAnswersAGateInTime) {
  TestRun run("- {id: a, play: destroy a, gate: {timeout: 15m}}\n");
  run.person.gates["a"] = {GateAnswer::expire, GateAnswer::approve};
  EXPECT_EQ(run.run(), RunStatus::approval_needed);
  EXPECT_EQ(run.reason, "nobody approved step 'a' within 15 min 00 s");
  EXPECT_THAT(run.story(), ElementsAre("run_started", "gate_opened a", "gate_answered a expired",
                                       "run_ended approval_needed"));
  EXPECT_EQ(run.resume(), RunStatus::succeeded);
  EXPECT_THAT(run.play().performed, ElementsAre("destroy a"));
}

TEST(Drive, FailsAStepWhoseGateNobodyAnswersWhereTheRunbookSaysSo) {
  TestRun run(
      "- {id: a, play: destroy a, gate: {timeout: 15m, on_timeout: fail}, on_failure: continue}\n"
      "- {id: b, play: read b}\n");
  run.person.gates["a"] = {GateAnswer::expire};
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_THAT(run.play().performed, ElementsAre("read b"));
  EXPECT_EQ(run.step("a").error, "nobody approved step 'a' within 15 min 00 s");
  EXPECT_EQ(run.step("a").state, StepState::tolerated);
}

TEST(Drive, WaitsAtAGateForAsLongAsItTakesUnlessTheRunbookLimitsIt) {
  TestRun run("- {id: a, play: destroy a}\n");
  run.run();
  EXPECT_EQ(std::get<GateOpened>(run.journal.events.at(1).what).wait_ms, 0);
}

TEST(Drive, AsksForAConfirmationThatTheRunbookWants) {
  TestRun run("- {id: a, play: change a, confirm: Users are logged out.}\n");
  EXPECT_EQ(run.run(), RunStatus::approval_needed);
  auto gate = std::get<GateOpened>(run.journal.events.at(1).what);
  EXPECT_EQ(gate.consequence, "Users are logged out.");
  EXPECT_EQ(gate.effect, "change");
}

TEST(Drive, HasNoGateWhereTheAuthorLowersTheEffectWithAReason) {
  TestRun run("- {id: a, play: destroy a, effect: change, effect_reason: it only looks bad}\n");
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_EQ(std::get<StepStarted>(run.journal.events.at(1).what).effect_reason,
            "stated by the runbook: it only looks bad (inferred: destructive, by its first word)");
}

TEST(Drive, FailsAStepWhoseExpectationDoesNotHoldAndShowsTheValues) {
  TestRun run("- {id: a, play: read a, expect: result.n > 0}\n");
  run.play().script["read a"] = {{End::succeeded, {{"n", 0}}}};
  EXPECT_EQ(run.run(), RunStatus::failed);
  EXPECT_EQ(run.step("a").error, "expected result.n > 0\n  result.n = 0");
}

TEST(Drive, HandsWhatAStepCapturesToLaterSteps) {
  TestRun run("- {id: a, play: read a, capture: {n: result.n}}\n- {id: b, play: 'change to ${n + 1}'}\n");
  run.play().script["read a"] = {{End::succeeded, {{"n", 2}}}};
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_THAT(run.play().performed, ElementsAre("read a", "change to 3"));
}

TEST(Drive, SkipsAStepWhoseConditionIsFalse) {
  TestRun run("- {id: a, play: read a, when: 1 > 2}\n");
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_EQ(run.step("a").reason, "when: 1 > 2 is false");
}

TEST(Drive, FollowsTheOptionThatWasChosen) {
  TestRun run(
      "- id: how\n  choose:\n    left: {title: L, steps: [{id: l, play: change l}]}\n"
      "    right: {title: R, steps: [{id: r, play: change r}]}\n- {id: z, play: read z}\n");
  run.person.choices["how"] = "right";
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_THAT(run.play().performed, ElementsAre("change r", "read z"));
  EXPECT_EQ(run.step("l").reason, "'right' was chosen, not 'left'");
}

TEST(Drive, NeedsADecisionWhenNobodyMakesIt) {
  TestRun run(
      "- id: how\n  choose:\n    left: {title: L, steps: [{id: l, play: change l}]}\n"
      "    right: {title: R, steps: [{id: r, play: change r}]}\n");
  EXPECT_EQ(run.run(), RunStatus::approval_needed);
  EXPECT_THAT(run.play().performed, ElementsAre());
}

TEST(Drive, RunsAnIncludedRunbookWithNamesOfItsOwn) {
  TestRun run("- {id: a, play: read a, capture: {n: result.n}}\n- {runbook: inner, with: {m: '${n * 10}'}}\n",
              {{"inner",
                "runbook: inner\ntitle: I\nvars: {m: {type: integer, required: true}}\nsteps:\n"
                "- {id: b, play: 'read ${m}'}\n"}});
  run.play().script["read a"] = {{End::succeeded, {{"n", 4}}}};
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_THAT(run.play().performed, ElementsAre("read a", "read 40"));
  EXPECT_EQ(run.step("inner.b").state, StepState::succeeded);
}

TEST(Drive, TriesAgainAsOftenAsTheRunbookSaysWithGrowingDelays) {
  TestRun run("- {id: a, play: change a, retries: {attempts: 3, delay: 1s, backoff: 2}}\n");
  run.play().script["change a"] = {{End::failed, {}, "no"}, {End::failed, {}, "no"}, {End::succeeded}};
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_EQ(run.play().performed.size(), 3u);
  EXPECT_EQ(run.clock.passed(), milliseconds{3000});
}

TEST(Drive, WaitsUntilAConditionHolds) {
  TestRun run("- {id: a, play: read a, until: result.n == 0, every: 2s, timeout: 1m}\n");
  run.play().script["read a"] = {
      {End::succeeded, {{"n", 2}}}, {End::failed, {}, "away"}, {End::succeeded, {{"n", 0}}}};
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_EQ(run.clock.passed(), milliseconds{4000});
}

TEST(Drive, GivesUpWaitingAndSaysWhatItLastSaw) {
  TestRun run("- {id: a, play: read a, until: result.n == 0, every: 2s, timeout: 10s}\n");
  run.play().script["read a"] = {{End::succeeded, {{"n", 2}}}};
  EXPECT_EQ(run.run(), RunStatus::failed);
  EXPECT_EQ(run.step("a").end, "timed_out");
  EXPECT_EQ(run.step("a").error,
            "still not, after 10.0 s: result.n == 0\nexpected result.n == 0\n  result.n = 2");
}

TEST(Drive, GoesOnPastAFailureThatTheRunbookTolerates) {
  TestRun run("- {id: a, play: read a, on_failure: continue}\n- {id: b, play: read b}\n");
  run.play().script["read a"] = {{End::failed, {}, "broken"}};
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_EQ(run.step("a").state, StepState::tolerated);
  EXPECT_EQ(run.step("a").reason, "broken");
}

TEST(Drive, KnowsOfAToleratedFailureWhatCanBeCaptured) {
  const std::string steps =
      "- {id: a, play: read a, on_failure: continue, expect: result.n > 0, capture: {why: error, n: "
      "result.n}}\n"
      "- {id: b, play: read b, when: why != \"\"}\n- {id: c, play: 'read ${n}', when: why == \"\"}\n";
  TestRun unmet(steps);
  unmet.play().script["read a"] = {{End::succeeded, {{"n", 0}}}};
  EXPECT_EQ(unmet.run(), RunStatus::succeeded);
  EXPECT_THAT(unmet.play().performed, ElementsAre("read a", "read b"));
  TestRun met(steps);
  met.play().script["read a"] = {{End::succeeded, {{"n", 3}}}};
  EXPECT_EQ(met.run(), RunStatus::succeeded);
  EXPECT_THAT(met.play().performed, ElementsAre("read a", "read 3"));
}

TEST(Drive, CapturesNothingOfAFailureThatItHasNotGot) {
  TestRun run(
      "- {id: a, play: read a, on_failure: continue, capture: {n: result.n}}\n- {id: b, play: 'read "
      "${n}'}\n");
  run.play().script["read a"] = {{End::could_not_start, {}, "away"}};
  EXPECT_EQ(run.run(), RunStatus::failed);
  EXPECT_THAT(run.step("b").error, testing::HasSubstr("undefined name 'n'"));
}

TEST(Drive, CapturesNothingOfAFailureThatEndsTheRun) {
  TestRun run(
      "- {id: a, play: read a, expect: result.n > 0, capture: {n: result.n}}\n- {id: b, play: 'read "
      "${n}'}\n");
  run.play().script["read a"] = {{End::succeeded, {{"n", 0}}}};
  run.person.failures["a"] = {FailureAnswer::skip};
  EXPECT_EQ(run.run(), RunStatus::failed);
  EXPECT_THAT(run.play().performed, ElementsAre("read a"));
}

TEST(Drive, RollsBackNewestFirstAndThroughGates) {
  TestRun run(
      "- {id: a, play: change a, rollback: {play: change undo a}}\n"
      "- {id: b, play: change b, rollback: {play: destroy undo b}}\n- {id: c, play: change c}\n");
  run.play().script["change c"] = {{End::failed, {}, "no"}};
  run.person.failures["c"] = {FailureAnswer::rollback};
  run.person.gates["b.rollback"] = {GateAnswer::approve};
  EXPECT_EQ(run.run(), RunStatus::rolled_back);
  EXPECT_THAT(run.play().performed,
              ElementsAre("change a", "change b", "change c", "destroy undo b", "change undo a"));
}

TEST(Drive, LetsTheOperatorDoAFailedStepByHand) {
  TestRun run("- {id: a, play: change a}\n- {id: b, play: read b}\n");
  run.play().script["change a"] = {{End::failed, {}, "no"}};
  run.person.failures["a"] = {FailureAnswer::by_hand};
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_TRUE(run.step("a").by_hand);
  EXPECT_EQ(run.step("a").reason, "because");
}

TEST(Drive, AsksAgainBeforeADestructiveStepIsRetriedByHand) {
  TestRun run("- {id: a, play: destroy a}\n");
  run.play().script["destroy a"] = {{End::failed, {}, "no"}, {End::succeeded}};
  run.person.gates["a"] = {GateAnswer::approve, GateAnswer::approve};
  run.person.failures["a"] = {FailureAnswer::retry};
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_THAT(run.person.asked, ElementsAre("gate a", "failure a", "gate a"));
}

TEST(Drive, DoesNotActWhenTheIntentCanNotBeWrittenDown) {
  TestRun run("- {id: a, play: change a}\n");
  run.journal.room = 1;
  EXPECT_EQ(run.run(), RunStatus::journal_failed);
  EXPECT_THAT(run.play().performed, ElementsAre());
}

TEST(Drive, HasTheWholeRecordOnDiskWheneverItActsOrAsks) {
  TestRun run("- {id: a, play: read a}\n- {id: b, play: destroy b}\n- {id: c, play: change c}\n");
  run.person.gates["b"] = {GateAnswer::approve};
  run.person.failures["c"] = {FailureAnswer::skip};
  run.play().script["change c"] = {{End::failed, {}, "no"}};
  const auto all_is_kept = [&] { EXPECT_EQ(run.journal.settled, run.journal.events.size()); };
  run.play().while_performing = [&](const auto&) { all_is_kept(); };
  run.person.when_asked = all_is_kept;
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_THAT(run.person.asked, ElementsAre("gate b", "failure c"));
  all_is_kept();
}

TEST(Drive, WaitsForTheDiskOnceAStep) {
  TestRun run("- {id: a, play: read a}\n- {id: b, play: change b}\n- {id: c, play: read c}\n");
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_EQ(run.journal.settlements, 4u);  // before each, and in the end
}

TEST(Drive, SaysWhichOutcomeWasLostWithTheDisk) {
  TestRun run("- {id: a, play: change a}\n- {id: b, play: change b}\n");
  run.journal.lasting = 2;  // run_started, step_started
  EXPECT_EQ(run.run(), RunStatus::journal_failed);
  EXPECT_THAT(run.play().performed, ElementsAre("change a"));
  EXPECT_EQ(run.reason, "input/output error; step 'a' has ended (succeeded), which is not recorded");
}

TEST(Drive, LeavesBeforeTheNextStepWhenAskedTo) {
  TestRun run("- {id: a, play: change a}\n- {id: b, play: change b}\n");
  run.play().while_performing = [&](const auto&) { run.leave.request(); };
  EXPECT_EQ(run.run(), RunStatus::interrupted);
  EXPECT_THAT(run.play().performed, ElementsAre("change a"));
}

TEST(Drive, BeginsNoStepAfterACtrlCBetweenTwo) {
  TestRun run("- {id: a, play: change a}\n- {id: b, play: change b}\n");
  run.play().while_performing = [&](const auto&) { run.cancel.request(); };
  run.play().deaf = true;
  EXPECT_EQ(run.run(), RunStatus::interrupted);
  EXPECT_THAT(run.play().performed, ElementsAre("change a"));
}

TEST(Drive, AsksWhatToDoAfterACancelledStepWhateverTheRunbookSays) {
  TestRun run("- {id: a, play: change a, on_failure: continue}\n");
  run.play().while_performing = [&](const auto&) { run.cancel.request(); };
  run.person.failures["a"] = {FailureAnswer::stop};
  EXPECT_EQ(run.run(), RunStatus::stopped);
  EXPECT_THAT(run.person.asked, ElementsAre("failure a"));
}

TEST(Drive, IsInterruptedWhenAStepIsCancelledAndThereIsNobodyToAsk) {
  TestRun run("- {id: a, play: change a}\n");
  run.play().while_performing = [&](const auto&) { run.cancel.request(); };
  EXPECT_EQ(run.run(), RunStatus::interrupted);
}

TEST(Drive, SkipsWhatItsCheckFindsDone) {
  TestRun run("- {id: a, play: destroy a, check: {play: read state, expect: result.done}}\n");
  run.play().script["read state"] = {{End::succeeded, {{"done", true}}}};
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_THAT(run.play().performed, ElementsAre("read state"));
  EXPECT_TRUE(run.step("a").already_done);
}

TEST(Drive, RecordsHowLongACheckTook) {
  TestRun run("- {id: a, play: change a, check: {play: read state, expect: result.done}}\n");
  run.play().script["read state"] = {{End::succeeded, {{"done", true}}}};
  run.play().while_performing = [&](const auto&) { run.clock.wait(milliseconds(120), {}); };
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_EQ(std::get<StepChecked>(run.journal.events.at(1).what).duration_ms, 120);
}

TEST(Drive, AsksTheCheckBeforeEachRetry) {
  TestRun run(
      "- {id: a, play: change a, retries: {attempts: 3, delay: 1s}, "
      "check: {play: read state, expect: result.done}}\n");
  run.play().script["change a"] = {{End::failed, {}, "no"}};
  run.play().script["read state"] = {{End::succeeded, {{"done", false}}},
                                     {End::succeeded, {{"done", false}}},
                                     {End::succeeded, {{"done", true}}}};
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_THAT(run.play().performed,
              ElementsAre("read state", "change a", "read state", "change a", "read state"));
}

TEST(Drive, EndsItsRetriesAlthoughTheCheckIsAskedBetween) {
  TestRun run(
      "- {id: a, play: change a, retries: {attempts: 2, delay: 1s}, "
      "check: {play: read state, expect: result.done}}\n");
  run.play().script["change a"] = {{End::failed, {}, "no"}};
  run.play().script["read state"] = {{End::succeeded, {{"done", false}}}};
  EXPECT_EQ(run.run(), RunStatus::failed);
  EXPECT_THAT(run.play().performed, ElementsAre("read state", "change a", "read state", "change a"));
}

TEST(Drive, TakesTheAuthorsWordThatACheckIsARead) {
  TestRun run(
      "- {id: a, play: change a, "
      "check: {play: destroy state, effect: read, effect_reason: it only looks bad, expect: 'true'}}\n");
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_THAT(run.play().performed, ElementsAre("destroy state"));
}

TEST(Drive, NeverLetsACheckChangeAnything) {
  TestRun run("- {id: a, play: change a, check: {play: destroy state, expect: 'true'}}\n");
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_THAT(run.play().performed, ElementsAre("change a"));
}

}  // namespace
}  // namespace drctl::test
