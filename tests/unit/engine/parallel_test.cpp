#include <gmock/gmock.h>

#include <barrier>
#include <future>

#include "unit/engine/test_run.hpp"

// Branches that are carried out at once.
namespace drctl::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;
using testing::UnorderedElementsAre;

const Outcome no{End::failed, {}, "no", ""};

std::string group(const std::string& options, const std::string& steps) {
  return "- id: all\n  parallel:\n" + options + "    steps:\n" + steps;
}

const std::string three =
    "      - {id: a, play: change a}\n"
    "      - {id: b, play: change b}\n"
    "      - {id: c, play: change c}\n";

/// The most that were at work at the same moment; each stays a while, so that others can come.
class Crowd {
 public:
  explicit Crowd(TestRun& run) {
    run.play().while_performing = [this](const auto&) {
      for (auto now = ++now_, most = most_.load(); now > most && !most_.compare_exchange_weak(most, now);) {
      }
      std::this_thread::sleep_for(milliseconds{30});
      --now_;
    };
  }
  int most() const { return most_; }

 private:
  std::atomic<int> now_ = 0, most_ = 0;
};

TEST(AtOnce, NoneWaitsForTheOthers) {
  TestRun run(group("", three));
  run.branches = Branches::at_once;
  std::barrier together(3);  // none comes past it before all three are there
  run.play().while_performing = [&](const auto&) { together.arrive_and_wait(); };
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_THAT(run.play().performed, UnorderedElementsAre("change a", "change b", "change c"));
}

TEST(AtOnce, NeverMoreThanMayBe) {
  TestRun run(
      "- id: each\n  for_each: {as: n, in: '[1, 2, 3, 4, 5, 6]', max_parallel: 2,\n"
      "             steps: [{id: s, play: 'read ${n}'}, {id: t, play: 'read more ${n}'}]}\n");
  run.branches = Branches::at_once;
  Crowd crowd(run);
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_EQ(crowd.most(), 2);
  EXPECT_THAT(run.play().performed, SizeIs(12));
}

TEST(AtOnce, OneByOneTheyComeInTheirOrder) {
  TestRun run(group("", three));
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_THAT(run.play().performed, ElementsAre("change a", "change b", "change c"));
}

TEST(AtOnce, NoneBeginsAfterOneHasFailed) {
  TestRun run(group("    max_parallel: 2\n", three));
  run.branches = Branches::at_once;
  run.play().script["change a"] = {no};
  std::promise<void> failed;
  run.journal.when_recorded = [&](const Event& event) {
    if (step_of(event) == "a" && std::holds_alternative<StepFinished>(event.what)) failed.set_value();
  };
  run.play().while_performing = [&](const std::string& text) {
    if (text == "change b") failed.get_future().wait();
  };
  EXPECT_EQ(run.run(), RunStatus::failed);
  EXPECT_THAT(run.play().performed, UnorderedElementsAre("change a", "change b"));
  EXPECT_EQ(run.step("b").state, StepState::succeeded) << "what is at work is not cut off";
  EXPECT_EQ(run.step("c").state, StepState::pending);
}

TEST(AtOnce, AllAreCarriedOutBeforeTheQuestionWhereAFailureIsNoHindrance) {
  TestRun run(group("    fail_fast: false\n", three));
  run.branches = Branches::at_once;
  run.play().script["change a"] = {no, {End::succeeded}};
  run.person.failures["a"] = {FailureAnswer::retry};
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_THAT(run.play().performed, SizeIs(4));
  EXPECT_EQ(run.play().performed.back(), "change a");
}

TEST(AtOnce, AGateIsAskedWhenNothingIsAtWork) {
  TestRun run(group("", "      - {id: a, play: destroy a}\n      - {id: b, play: change b}\n"));
  run.branches = Branches::at_once;
  run.person.gates["a"] = {GateAnswer::approve};
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_THAT(run.story(),
              ElementsAre("run_started", "step_finished all succeeded", "step_started b",
                          "step_finished b succeeded", "gate_opened a", "gate_answered a approved",
                          "step_started a", "step_finished a succeeded", "run_ended succeeded"));
}

TEST(AtOnce, RetriesGoOnBesideTheOthers) {
  TestRun run(group("",
                    "      - {id: a, play: change a, retries: {attempts: 3}}\n"
                    "      - {id: b, play: change b}\n"));
  run.branches = Branches::at_once;
  run.play().script["change a"] = {no, no, {End::succeeded}};
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_EQ(run.step("a").attempts, 3);
}

TEST(AtOnce, ARollbackWaitsForThoseAtWork) {
  TestRun run(group("    max_parallel: 2\n",
                    "      - {id: a, play: change a, rollback: {play: change undo-a}}\n"
                    "      - {id: b, play: change b, on_failure: rollback}\n"));
  run.branches = Branches::at_once;
  run.play().script["change b"] = {no};
  Crowd crowd(run);
  EXPECT_EQ(run.run(), RunStatus::rolled_back);
  EXPECT_EQ(run.play().performed.back(), "change undo-a");
}

TEST(AtOnce, AllInFlightAreInDoubtAfterACrash) {
  TestRun run(group("", three));
  run.branches = Branches::at_once;
  run.journal.room = 4;  // run_started, step_finished all, two intents
  std::barrier together(2);
  run.play().while_performing = [&](const auto&) { together.arrive_and_wait(); };
  EXPECT_EQ(run.run(), RunStatus::journal_failed);
  EXPECT_THAT(run.play().performed, SizeIs(2));
  EXPECT_THAT(run.reason, HasSubstr("which is not recorded"));
  run.journal.room = 1000;
  run.play().while_performing = [](const auto&) {};
  run.person.unknowns = {{"a", UnknownAnswer::done}, {"b", UnknownAnswer::done}};
  EXPECT_EQ(run.resume(), RunStatus::succeeded);
  EXPECT_THAT(run.person.asked, ElementsAre("unknown a", "unknown b"));
  EXPECT_EQ(run.play().performed.back(), "change c");
}

TEST(AtOnce, AStopReachesAllAndNoneBegins) {
  TestRun run(group("    max_parallel: 2\n    fail_fast: false\n", three));
  run.branches = Branches::at_once;
  std::barrier together(2);
  run.play().while_performing = [&](const auto&) {
    together.arrive_and_wait();
    run.cancel.request();
  };
  EXPECT_EQ(run.run(), RunStatus::interrupted);
  EXPECT_THAT(run.play().performed, UnorderedElementsAre("change a", "change b"));
  EXPECT_EQ(run.step("a").end, "cancelled");
  EXPECT_EQ(run.step("b").end, "cancelled");
}

TEST(AtOnce, ASignalWaitsForThoseAtWork) {
  TestRun run(group("", three));
  run.branches = Branches::at_once;
  std::barrier together(3);
  run.play().while_performing = [&](const auto&) {
    together.arrive_and_wait();
    run.leave.request();
  };
  EXPECT_EQ(run.run(), RunStatus::interrupted);
  EXPECT_EQ(run.step("c").state, StepState::succeeded);
}

TEST(AtOnce, AJumpIsOfItsOwnRound) {
  TestRun run(
      "- id: each\n  for_each:\n    as: n\n    in: '[1, 2]'\n    max_parallel: 2\n    steps:\n"
      "      - {id: s, play: 'change ${n}', on_failure: {goto: u}}\n"
      "      - {id: t, play: 'read t${n}'}\n      - {id: u, play: 'read u${n}'}\n");
  run.branches = Branches::at_once;
  run.play().script["change 2"] = {no};
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_EQ(run.step("each.1.t").state, StepState::succeeded);
  EXPECT_EQ(run.step("each.2.t").state, StepState::skipped);
}

TEST(AtOnce, GroupsMayStandInOneAnother) {
  TestRun run(group("",
                    "      - {id: a, play: read a}\n"
                    "      - id: inner\n        parallel:\n          steps:\n"
                    "            - {id: b, play: read b}\n            - {id: c, play: read c}\n"));
  run.branches = Branches::at_once;
  std::barrier together(3);
  run.play().while_performing = [&](const auto&) { together.arrive_and_wait(); };
  EXPECT_EQ(run.run(), RunStatus::succeeded);
}

TEST(AtOnce, ASkippedGroupDoesNothing) {
  TestRun run("- id: all\n  when: 1 > 2\n  parallel:\n    steps:\n" + three);
  EXPECT_EQ(run.run(), RunStatus::succeeded);
  EXPECT_THAT(run.play().performed, ElementsAre());
}

}  // namespace
}  // namespace drctl::test
