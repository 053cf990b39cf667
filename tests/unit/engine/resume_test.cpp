#include <gmock/gmock.h>

#include <algorithm>

#include "unit/engine/test_run.hpp"

namespace drctl::test {
namespace {

using testing::ElementsAre;

/// Forgets every event from the first one on that tells `line`: drctl died just before it was written.
void die_before(TestRun& run, const std::string& line) {
  auto story = run.story();
  auto at = std::ranges::find(story, line) - story.begin();
  run.journal.events.resize(static_cast<std::size_t>(at));
  run.play().performed.clear();
  run.person.asked.clear();
}

TEST(Resume, DoesNotRepeatWhatIsFinished) {
  TestRun run("- {id: a, play: change a}\n- {id: b, play: change b}\n");
  run.run();
  die_before(run, "step_started b");
  EXPECT_EQ(run.resume(), RunStatus::succeeded);
  EXPECT_THAT(run.play().performed, ElementsAre("change b"));
}

TEST(Resume, RepeatsAReadThatWasInFlight) {
  TestRun run("- {id: a, play: read a}\n");
  run.run();
  die_before(run, "step_finished a succeeded");
  EXPECT_EQ(run.resume(), RunStatus::succeeded);
  EXPECT_THAT(run.play().performed, ElementsAre("read a"));
}

TEST(Resume, StopsAtAChangeThatWasInFlightWhenNobodyKnows) {
  TestRun run("- {id: a, play: change a}\n");
  run.run();
  die_before(run, "step_finished a succeeded");
  EXPECT_EQ(run.resume(), RunStatus::approval_needed);
  EXPECT_THAT(run.play().performed, ElementsAre());
}

TEST(Resume, TakesTheOperatorsWordThatItIsDone) {
  TestRun run("- {id: a, play: destroy a}\n");
  run.person.gates["a"] = {GateAnswer::approve};
  run.run();
  die_before(run, "step_finished a succeeded");
  run.person.unknowns["a"] = UnknownAnswer::done;
  EXPECT_EQ(run.resume(), RunStatus::succeeded);
  EXPECT_THAT(run.play().performed, ElementsAre());
}

TEST(Resume, DoesADestructiveStepAgainOnlyThroughItsGate) {
  TestRun run("- {id: a, play: destroy a}\n");
  run.person.gates["a"] = {GateAnswer::approve};
  run.run();
  die_before(run, "step_finished a succeeded");
  run.person.unknowns["a"] = UnknownAnswer::again;
  EXPECT_EQ(run.resume(), RunStatus::approval_needed);
  EXPECT_THAT(run.play().performed, ElementsAre());
  EXPECT_THAT(run.person.asked, ElementsAre("unknown a", "gate a"));
}

TEST(Resume, LetsTheStepsOwnCheckSayThatItIsDone) {
  TestRun run("- {id: a, play: change a, check: {play: read state, expect: result.done}}\n");
  run.play().script["read state"] = {{End::succeeded, {{"done", false}}}, {End::succeeded, {{"done", true}}}};
  run.run();
  die_before(run, "step_finished a succeeded");
  EXPECT_EQ(run.resume(), RunStatus::succeeded);
  EXPECT_THAT(run.play().performed, ElementsAre("read state"));
}

TEST(Resume, TriesAFailedStepAgainOnceWhenThereIsNobodyToAsk) {
  TestRun run("- {id: a, play: change a}\n");
  run.play().script["change a"] = {{End::failed, {}, "no"}};
  EXPECT_EQ(run.run(), RunStatus::failed);
  EXPECT_EQ(run.resume(), RunStatus::failed);
  EXPECT_THAT(run.play().performed, ElementsAre("change a", "change a"));
}

/// A change that did not come to its own end.
class CutOff : public testing::TestWithParam<End> {
 protected:
  CutOff() {
    run.play().script["change a"] = {{GetParam(), {}, "cut off"}, {End::succeeded}};
    run.run();
    run.play().performed.clear();
    run.person.asked.clear();
  }
  TestRun run{"- {id: a, play: change a}\n"};
};

TEST_P(CutOff, IsNotRepeatedUnasked) {
  EXPECT_EQ(run.resume(), RunStatus::approval_needed);
  EXPECT_THAT(run.person.asked, ElementsAre("unknown a"));
}

TEST_P(CutOff, IsDoneAgainAtSomebodysWord) {
  run.person.unknowns["a"] = UnknownAnswer::again;
  EXPECT_EQ(run.resume(), RunStatus::succeeded);
}
INSTANTIATE_TEST_SUITE_P(Resume, CutOff, testing::Values(End::cancelled, End::timed_out, End::cut_off));

/// Whatever the instant of death: nothing that is finished is repeated, nothing destructive runs unasked.
TEST(Resume, HoldsAtEveryPrefixOfTheJournal) {
  const std::string steps =
      "- {id: a, play: read a, capture: {n: '5'}}\n- {id: b, play: 'destroy ${n}'}\n- {id: c, play: change "
      "c}\n";
  TestRun whole(steps);
  whole.person.gates["b"] = {GateAnswer::approve};
  ASSERT_EQ(whole.run(), RunStatus::succeeded);
  for (std::size_t length = 1; length <= whole.journal.events.size(); ++length) {
    TestRun run(steps);
    run.journal.events.assign(whole.journal.events.begin(),
                              whole.journal.events.begin() + static_cast<std::ptrdiff_t>(length));
    auto before = run.state();
    run.resume();
    for (std::size_t i = 0; i < before.steps.size(); ++i) {
      bool finished = settled(before.steps[i].state), doubt = before.steps[i].state == StepState::running;
      bool repeated = run.state().steps[i].attempts > before.steps[i].attempts;
      EXPECT_FALSE(finished && repeated) << run.plan.steps[i].id << " at " << length;
      EXPECT_FALSE(doubt && repeated && run.plan.steps[i].id != "a")
          << run.plan.steps[i].id << " at " << length;
    }
  }
}

}  // namespace
}  // namespace drctl::test
