#include "report/plan_text.hpp"

#include <gtest/gtest.h>

#include "report/outline.hpp"
#include "report/preset_operator.hpp"
#include "unit/engine/test_run.hpp"

namespace drctl {
namespace {

using test::TestRun;

const std::string steps = R"(
  - id: look
    title: Look at it
    play: read state
    show: table
    retries: {attempts: 3}
    capture: {replicas: "2"}
  - id: stop-writes
    title: Stop all write operations
    play: destroy ${replicas}
    confirm: Nobody can write from here.
    check: {play: read stopped, expect: "true"}
    rollback: {play: change back}
  - id: restore
    choose:
      dump: {title: from a file, steps: [{id: load, play: change it, on_failure: continue}]}
      panel: {title: in the panel, steps: [{id: click, play: read panel}]}
  - id: wait
    when: replicas > 1
    play: read pods
    until: size(result.items) == 0
    every: 1s
)";

TEST(PlanText, TellsEveryStepAndTouchesNothing) {
  TestRun run(steps);
  EXPECT_EQ(plan_text(run.plan, Style({})), R"(Main
  runbook  main

   1  look  Look at it
       effect   read: by its first word
       target   the stage
       command  play read state
       capture  replicas = 2
       time     at most 1 min 00 s
       retries  3 attempts, 1.0 s between them

   2  stop-writes  Stop all write operations
       effect    destructive: by its first word
       target    the stage
       command   play destroy ${replicas}
       gate      asks for approval ('stage' is typed, or --approve stop-writes)
                 Nobody can write from here.
       done if   play read stopped
                 true
       time      at most 1 min 00 s
       rollback  play change back

   3  restore
       choose  dump (from a file)
               panel (in the panel)

   4  load
       only if     'dump' is chosen at 'restore'
       effect      change: by its first word
       target      the stage
       command     play change it
       time        at most 1 min 00 s
       on failure  go on

   5  click
       only if  'panel' is chosen at 'restore'
       effect   read: by its first word
       target   the stage
       command  play read panel
       time     at most 1 min 00 s

   6  wait
       when     replicas > 1
       effect   read: by its first word
       target   the stage
       command  play read pods
       until    size(result.items) == 0, asked every 1.0 s
       time     at most 5 min 00 s

This is a plan. Nothing was touched; ${...} is known only once the steps before have run.
)");
  EXPECT_TRUE(run.play().performed.empty());
}

TEST(OutlineOf, NamesEveryStepAndItsKind) {
  std::string text;
  for (const auto& step : outline_of(TestRun(steps).plan))
    text += step.kind + " " + step.id + ": " + step.title + "\n";
  EXPECT_EQ(text, R"(step look: Look at it
step stop-writes: Stop all write operations
decision restore: restore
step load: load
step click: click
step wait: wait
rollback stop-writes.rollback: Roll back: Stop all write operations
)");
}

TEST(DisplaysOf, KnowsPlacesAndRetries) {
  const auto displays = displays_of(TestRun(steps).plan);
  EXPECT_EQ(displays.at("look").show, Show::table);
  EXPECT_EQ(displays.at("look").attempts, 3);
  EXPECT_EQ(displays.at("look").place, "test.yaml:5");
  EXPECT_EQ(displays.at("stop-writes.rollback").attempts, 1);
}

TEST(Misfits, AreNoneWhenEveryAnswerHasAQuestion) {
  Preset preset;
  preset.approve = {"stop-writes"};
  preset.choose = {{"restore", "panel"}};
  preset.skip = {{"look", "known"}};
  EXPECT_EQ(misfits(preset, TestRun(steps).plan), std::vector<std::string>{});
}

TEST(Misfits, NameTheNearestWord) {
  Preset preset;
  preset.approve = {"stop-write", "look"};
  preset.choose = {{"restore", "pannel"}, {"look", "x"}};
  preset.done = {"nowhere"};
  EXPECT_EQ(
      misfits(preset, TestRun(steps).plan),
      (std::vector<std::string>{"--approve look: the step needs no approval",
                                "--approve stop-write: this runbook has no step 'stop-write': did you mean "
                                "'stop-writes'?",
                                "--choose look: the step is no decision",
                                "--choose restore: 'restore' has no option 'pannel': did you mean 'panel'?",
                                "--done nowhere: this runbook has no step 'nowhere'"}));
}

}  // namespace
}  // namespace drctl
