// Somebody else goes on with the run: what is at work ends, nothing else begins.
#include <gmock/gmock.h>

#include "unit/engine/test_run.hpp"

namespace drctl::test {
namespace {

using ::testing::ElementsAre;

constexpr auto three_steps =
    "  - {id: a, title: A, play: read a}\n"
    "  - {id: b, title: B, play: change b}\n"
    "  - {id: c, title: C, play: change c}\n";

TEST(Takeover, EndsTheStepAtWorkAndBeginsNoOther) {
  TestRun run(three_steps);
  bool taken = false;
  run.taken_over = [&] { return taken ? std::optional<std::string>("grace takes it over") : std::nullopt; };
  run.play().while_performing = [&](const std::string& text) { taken = text == "change b"; };
  EXPECT_EQ(run.run(), RunStatus::taken_over);
  EXPECT_EQ(run.reason, "grace takes it over");
  EXPECT_THAT(run.play().performed, ElementsAre("read a", "change b"));
  EXPECT_EQ(run.step("b").state, StepState::succeeded);
  EXPECT_EQ(run.story().back(), "run_ended taken_over");
}

TEST(Takeover, TheOtherSessionGoesOnWhereItEnded) {
  TestRun run(three_steps);
  bool taken = false;
  run.taken_over = [&] { return taken ? std::optional<std::string>("grace") : std::nullopt; };
  run.play().while_performing = [&](const std::string&) { taken = true; };
  EXPECT_EQ(run.run(), RunStatus::taken_over);
  run.taken_over = {};
  EXPECT_EQ(run.resume(), RunStatus::succeeded);
  EXPECT_THAT(run.play().performed, ElementsAre("read a", "change b", "change c"));
}

TEST(Takeover, NoAnswerOfTheOneWhoIsTakenOverCounts) {
  TestRun run("  - {id: a, title: A, play: destroy a}\n");
  run.person.gates["a"] = {GateAnswer::approve};
  bool taken = false;
  run.taken_over = [&] { return taken ? std::optional<std::string>("grace") : std::nullopt; };
  run.journal.when_recorded = [&](const Event& event) {
    if (!std::holds_alternative<GateOpened>(event.what)) return;
    taken = true;
    run.leave.request();
  };
  EXPECT_EQ(run.run(), RunStatus::taken_over);
  EXPECT_THAT(run.play().performed, ElementsAre());
  EXPECT_THAT(run.story(), ElementsAre("run_started", "gate_opened a", "run_ended taken_over"));
}

TEST(Takeover, WaitsForAllBranchesAtWork) {
  TestRun run(
      "  - id: both\n    title: Both\n    parallel:\n      steps:\n"
      "        - {id: a, title: A, play: read a}\n        - {id: b, title: B, play: read b}\n"
      "  - {id: c, title: C, play: change c}\n");
  run.branches = Branches::at_once;
  std::atomic<int> begun = 0;
  run.taken_over = [&] { return begun > 0 ? std::optional<std::string>("grace") : std::nullopt; };
  run.play().while_performing = [&](const std::string&) { ++begun; };
  EXPECT_EQ(run.run(), RunStatus::taken_over);
  for (const auto& event : run.story()) {
    if (!event.starts_with("step_started ")) continue;
    EXPECT_THAT(run.story(), testing::Contains("step_finished " + event.substr(13) + " succeeded"));
  }
  EXPECT_THAT(run.play().performed, testing::Not(testing::Contains("change c")));
}

}  // namespace
}  // namespace drctl::test
