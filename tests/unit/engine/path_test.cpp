#include <gmock/gmock.h>

#include "unit/engine/test_run.hpp"

// Where the run goes: past steps after a failure, round by round over a list.
namespace drctl::test {
namespace {

using testing::ElementsAre;

const Outcome refused{End::failed, {}, "no", ""};
const Outcome late{End::timed_out, {}, "too late", ""};

const std::string three_ways =
    "- {id: a, play: change a, on_failure: {goto: c}, capture: {why: error}}\n"
    "- {id: b, play: destroy b}\n"
    "- {id: c, play: 'read ${why}'}\n";

TEST(Goto, GoesOnAtTheStepAndSkipsThoseBetween) {
  TestRun run(three_ways);
  run.play().script["change a"] = {refused};
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_THAT(run.play().performed, ElementsAre("change a", "read no"));
  EXPECT_EQ(run.step("b").state, StepState::skipped);
  EXPECT_EQ(run.step("b").reason, "'a' failed, the run went on at 'c'");
}

TEST(Goto, IsNothingWhenTheStepSucceeds) {
  TestRun run(three_ways);
  run.person.gates["b"] = {GateAnswer::approve};
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_THAT(run.play().performed, ElementsAre("change a", "destroy b", "read "));
}

TEST(Goto, HoldsAfterACrash) {
  TestRun run(three_ways);
  run.play().script["change a"] = {refused};
  run.journal.room = 4;  // run_started, step_started, step_finished, failure_answered
  EXPECT_EQ(run.run(), RunStatus::journal_failed);
  run.journal.room = 1000;
  EXPECT_EQ(run.resume(), RunStatus::succeeded);
  EXPECT_THAT(run.play().performed, ElementsAre("change a", "read no"));
}

TEST(Goto, SkipsADecisionWithAllThatIsInIt) {
  TestRun run(
      "- {id: a, play: change a, on_failure: {goto: d}}\n"
      "- id: how\n  choose:\n    left: {title: L, steps: [{id: l, play: change l}]}\n"
      "    right: {title: R, steps: [{id: r, play: change r}]}\n"
      "- {id: d, play: read d}\n");
  run.play().script["change a"] = {refused};
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_THAT(run.person.asked, ElementsAre());
  EXPECT_THAT(run.play().performed, ElementsAre("change a", "read d"));
}

TEST(Retries, AreForTheNamedFailuresOnly) {
  TestRun run("- {id: a, play: read a, retries: {attempts: 3, only: timed_out}}\n");
  run.play().script["read a"] = {late, refused};
  EXPECT_EQ(run.run(), RunStatus::failed);
  EXPECT_THAT(run.play().performed, ElementsAre("read a", "read a"));
}

TEST(Retries, MakeAPauseShorterByChanceButNeverLonger) {
  TestRun run("- {id: a, play: read a, retries: {attempts: 2, delay: 50s, jitter: 0.2}}\n");
  run.play().script["read a"] = {refused, {End::succeeded}};
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_GE(run.clock.passed(), std::chrono::seconds{40});
  EXPECT_LT(run.clock.passed(), std::chrono::seconds{50});
}

const std::string rounds =
    "- {id: first, play: read first, capture: {seen: '\"x\"'}}\n"
    "- id: each\n"
    "  for_each:\n"
    "    as: table\n"
    "    in: '[\"bots\", \"big one\"]'\n"
    "    steps:\n"
    "      - {id: save, play: 'change ${table} ${seen}', capture: {kept: table},\n"
    "         rollback: {play: 'change undo ${kept}'}}\n"
    "      - {id: look, play: 'read ${kept}'}\n";

TEST(Rounds, AreCarriedOutOneAfterTheOtherEachWithItsOwnNames) {
  TestRun run(rounds);
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_THAT(run.play().performed,
              ElementsAre("read first", "change bots x", "read bots", "change big one x", "read big one"));
}

TEST(Rounds, AreNamedByTheirItemWhereThatIsAWord) {
  TestRun run(rounds);
  EXPECT_TRUE(run.plan.find("each.bots.save"));
  EXPECT_TRUE(run.plan.find("each.2.save"));
  EXPECT_EQ(run.plan.steps[*run.plan.find("each.2.save")].title(), "save [big one]");
}

TEST(Rounds, AreRolledBackNewestFirst) {
  TestRun run(rounds);
  run.play().script["read big one"] = {refused};
  run.person.failures["each.2.look"] = {FailureAnswer::rollback};
  EXPECT_EQ(run.run(), RunStatus::rolled_back);
  EXPECT_EQ(run.play().performed[5], "change undo big one");
  EXPECT_EQ(run.play().performed[6], "change undo bots");
}

TEST(Rounds, AreNumberedWhenAnItemComesTwice) {
  TestRun run("- id: each\n  for_each: {as: t, in: '[\"a\", \"a\"]', steps: [{id: s, play: 'read ${t}'}]}\n");
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_TRUE(run.plan.find("each.1.s"));
  EXPECT_TRUE(run.plan.find("each.2.s"));
}

TEST(Rounds, MayStandInOneAnother) {
  TestRun run(
      "- id: outer\n  for_each:\n    as: a\n    in: '[\"x\", \"y\"]'\n    steps:\n"
      "      - id: inner\n"
      "        for_each: {as: b, in: '[a + \"1\", a + \"2\"]', steps: [{id: s, play: 'read ${a}${b}'}]}\n");
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_THAT(run.play().performed, ElementsAre("read xx1", "read xx2", "read yy1", "read yy2"));
  EXPECT_EQ(run.plan.steps[*run.plan.find("outer.x.inner.x1.s")].title(), "s [x, x1]");
}

TEST(Rounds, OfAnEmptyListAreNone) {
  TestRun run("- id: each\n  for_each: {as: t, in: '[]', steps: [{id: s, play: read s}]}\n");
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_THAT(run.play().performed, ElementsAre());
}

const std::string asks_inner =
    "- {runbook: inner, capture: {size: result.found}}\n- {id: use, play: 'read ${size}'}\n";

TEST(Outputs, OfAnIncludeAreKnownBehindIt) {
  TestRun run(asks_inner,
              {{"inner",
                "runbook: inner\ntitle: I\nsteps:\n"
                "- {id: look, play: read it, capture: {seen: result.n}}\noutputs: {found: seen + 1}\n"}});
  run.play().script["read it"] = {{End::succeeded, {{"n", 6}}}};
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_THAT(run.play().performed, ElementsAre("read it", "read 7"));
}

TEST(Outputs, ThatCanNotBeMadeFailTheirStep) {
  TestRun run(asks_inner, {{"inner",
                            "runbook: inner\ntitle: I\nsteps:\n"
                            "- {id: look, when: 1 > 2, play: read it, capture: {seen: result.n}}\n"
                            "outputs: {found: seen + 1}\n"}});
  EXPECT_EQ(run.run(), RunStatus::failed);
  EXPECT_EQ(run.step("inner:outputs").state, StepState::failed);
  EXPECT_EQ(run.step("use").state, StepState::pending);
}

}  // namespace
}  // namespace drctl::test
