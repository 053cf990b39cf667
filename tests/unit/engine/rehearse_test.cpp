#include "engine/rehearse.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "unit/engine/test_run.hpp"

// A rehearsal does what only reads, and tries what can be tried.
namespace drctl::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const Outcome no{End::failed, {}, "no", "help"};

/// "a ran", "b tried": what a rehearsal says of each step.
std::vector<std::string> proofs(TestRun& run, std::vector<Rehearsed>* all = nullptr) {
  std::vector<std::string> lines;
  rehearse(run.plan, run.clock, run.cancel, [&](const Rehearsed& rehearsed) {
    lines.push_back(fmt::format("{} {}", rehearsed.step->id, to_string(rehearsed.proof)));
    if (all) all->push_back(rehearsed);
  });
  return lines;
}

TEST(Rehearse, DoesWhatOnlyReadsTriesWhatCanBeTriedAndShowsTheRest) {
  TestRun run(
      "- {id: look, play: read it}\n"
      "- {id: mend, play: change it}\n"
      "- {id: drop, play: destroy it}\n");
  run.play().rehearsals["change it"] = "read whether it would do";
  std::vector<Rehearsed> all;
  EXPECT_THAT(proofs(run, &all), ElementsAre("look ran", "mend tried", "drop shown"));
  EXPECT_THAT(run.play().performed, ElementsAre("read it", "read whether it would do"));
  EXPECT_TRUE(all[2].gated);
}

TEST(Rehearse, MakesNoCallThatDoesMoreThanReadWhateverTheAdapterSays) {
  TestRun run("- {id: mend, play: change it}\n");
  run.play().rehearsals["change it"] = "destroy it all";
  EXPECT_THAT(proofs(run), ElementsAre("mend shown"));
  EXPECT_THAT(run.play().performed, IsEmpty());
}

TEST(Rehearse, MakesTheCallOfTheRunbookInsteadWhenThatReads) {
  TestRun run(
      "- {id: a, play: change a, rehearse: {play: read a's twin}}\n"
      "- {id: b, play: change b, rehearse: {play: change b's twin}}\n");
  EXPECT_THAT(proofs(run), ElementsAre("a tried", "b shown"));
  EXPECT_THAT(run.play().performed, ElementsAre("read a's twin"));
}

TEST(Rehearse, KnowsWhatReadsFoundAndSaysWhatOnlyARealRunFinds) {
  TestRun run(
      "- {id: look, play: read it, capture: {size: result.size}}\n"
      "- {id: use, play: 'read ${size}'}\n"
      "- {id: mend, play: change it, capture: {made: result.made}}\n"
      "- {id: after, play: 'read ${made}'}\n");
  run.play().script["read it"] = {{End::succeeded, {{"size", 7}}}};
  std::vector<Rehearsed> all;
  EXPECT_THAT(proofs(run, &all), ElementsAre("look ran", "use ran", "mend shown", "after not known"));
  EXPECT_THAT(run.play().performed, ElementsAre("read it", "read 7"));
  EXPECT_THAT(all[3].remark, HasSubstr("made"));
}

TEST(Rehearse, GoesEachWayOfADecision) {
  TestRun run(
      "- id: how\n  choose:\n    left: {title: L, steps: [{id: l, play: read l}]}\n"
      "    right: {title: R, steps: [{id: r, play: read r}]}\n"
      "- {id: end, play: read end}\n");
  EXPECT_THAT(proofs(run), ElementsAre("how ", "l ran", "r ran", "end ran"));
}

TEST(Rehearse, TellsWhatIsNotSoNowWithoutWaiting) {
  TestRun run(
      "- {id: gone, play: read pods, until: result.left == 0}\n"
      "- {id: whole, play: read rows, expect: result.rows > 0}\n");
  run.play().script["read pods"] = {{End::succeeded, {{"left", 2}}}};
  run.play().script["read rows"] = {{End::succeeded, {{"rows", 0}}}};
  std::vector<Rehearsed> all;
  EXPECT_THAT(proofs(run, &all), ElementsAre("gone ran", "whole ran"));
  EXPECT_THAT(all[0].remark, HasSubstr("result.left = 2"));
  EXPECT_THAT(all[1].remark, HasSubstr("result.rows = 0"));
  EXPECT_EQ(run.clock.passed().count(), 0);
}

TEST(Rehearse, FailsWhereAReadOrATryFails) {
  TestRun run("- {id: look, play: read it}\n- {id: next, play: read next}\n");
  run.play().script["read it"] = {no};
  std::vector<Rehearsed> all;
  EXPECT_THAT(proofs(run, &all), ElementsAre("look failed", "next ran"));
  EXPECT_EQ(all[0].error + all[0].help, "nohelp");
}

TEST(Rehearse, SkipsWhatIsNotOnThePath) {
  TestRun run("- {id: a, when: 1 > 2, play: read a}\n");
  EXPECT_THAT(proofs(run), ElementsAre("a skipped"));
}

TEST(Rehearse, SaysThatAStepIsDoneAlready) {
  TestRun run("- {id: a, play: change a, check: {play: read state, expect: result.done}}\n");
  run.play().script["read state"] = {{End::succeeded, {{"done", true}}}};
  std::vector<Rehearsed> all;
  EXPECT_THAT(proofs(run, &all), ElementsAre("a shown"));
  EXPECT_EQ(all[0].remark, "its check says that it is done already");
}

TEST(Rehearse, GoesIntoIncludesWithWhatTheyAreGiven) {
  TestRun run("- {runbook: inner, with: {n: 3}, capture: {m: result.m}}\n- {id: use, play: 'read ${m}'}\n",
              {{"inner",
                "runbook: inner\ntitle: I\nvars: {n: {type: integer, required: true}}\nsteps:\n"
                "- {id: look, play: 'read ${n}'}\noutputs: {m: n + 1}\n"}});
  EXPECT_THAT(proofs(run), ElementsAre("inner ", "inner.look ran", "inner:outputs ", "use ran"));
  EXPECT_THAT(run.play().performed, ElementsAre("read 3", "read 4"));
}

}  // namespace
}  // namespace drctl::test
