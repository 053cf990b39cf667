#include <gmock/gmock.h>

#include "unit/engine/test_run.hpp"

namespace drctl::test {
namespace {

using testing::ElementsAre;

/// Two steps that change the target `stage`, which says that it is 7 unless a test scripts otherwise.
class Identity : public testing::Test {
 protected:
  Identity() {
    for (auto& step : run.plan.steps) step.call->target = {"stage", "play", {}, {}};
    run.plan.identities["stage"] = {&run.play(), {Call{{{"text", "read who"}}, {}}}, "/id"};
    says("7");
  }
  void says(const std::string& identity) {
    run.play().script["read who"] = {{End::succeeded, {{"id", identity}}}};
  }
  void says_nothing() { run.play().script["read who"] = {{End::failed, {}, "no route"}}; }
  void pin(const std::string& identity) {
    for (auto& step : run.plan.steps) step.call->target.settings["identity"] = identity;
  }

  TestRun run{"- {id: a, play: read a}\n- {id: b, play: change b}\n- {id: c, play: change c}\n"};
};

TEST_F(Identity, IsAskedOnceBeforeTheFirstChange) {
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_THAT(run.play().performed, ElementsAre("read a", "read who", "change b", "change c"));
}

TEST_F(Identity, IsRecordedWithTheTimeThatItTook) {
  run.play().while_performing = [&](const auto&) { run.clock.wait(milliseconds(70), {}); };
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  for (const auto& event : run.journal.events) {
    const auto* identified = std::get_if<TargetIdentified>(&event.what);
    if (identified != nullptr) {
      EXPECT_EQ(identified->duration_ms, 70);
    }
  }
}

TEST_F(Identity, AsPinnedLetsTheRunGoOn) {
  pin("7");
  EXPECT_EQ(run.run(), RunStatus::succeeded);
}

TEST_F(Identity, OfAnotherTargetThanThePinnedOneStopsTheRun) {
  pin("6");
  EXPECT_EQ(run.run(), RunStatus::wrong_target);
  EXPECT_THAT(run.play().performed, ElementsAre("read a", "read who"));
}

TEST_F(Identity, OfANewTargetIsTakenAtTheOperatorsWord) {
  pin("6");
  run.plan.expect_new = {"stage"};
  EXPECT_EQ(run.run(), RunStatus::succeeded);
}

TEST_F(Identity, OfAnotherTargetThanBeforeTheCrashStopsTheRun) {
  run.run();
  run.journal.events.resize(run.journal.events.size() - 3);  // died before c
  says("8");
  EXPECT_EQ(run.resume(), RunStatus::wrong_target);
}

TEST_F(Identity, ThatCannotBeAskedForStopsTheRunWhenItIsPinned) {
  pin("7");
  says_nothing();
  EXPECT_EQ(run.run(), RunStatus::failed);
  EXPECT_THAT(run.play().performed, ElementsAre("read a", "read who"));
  EXPECT_THAT(run.step("b").error, testing::HasSubstr("can't be asked who it is: no route"));
}

TEST_F(Identity, ThatCannotBeAskedForIsNoObstacleWhenNothingIsPinned) {
  says_nothing();
  EXPECT_EQ(run.run(), RunStatus::succeeded);
}

TEST_F(Identity, IsAskedBeforeTheGate) {
  TestRun destructive("- {id: a, play: destroy a}\n");
  destructive.plan.steps[0].call->target = {"stage", "play", {{"identity", "6"}}, {}};
  destructive.plan.identities["stage"] = {&destructive.play(), {Call{{{"text", "read who"}}, {}}}, "/id"};
  destructive.play().script["read who"] = {{End::succeeded, {{"id", "7"}}}};
  EXPECT_EQ(destructive.run(), RunStatus::wrong_target);
  EXPECT_THAT(destructive.person.asked, ElementsAre());
}

}  // namespace
}  // namespace drctl::test
