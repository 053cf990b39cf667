#include "report/console.hpp"

#include <gtest/gtest.h>

#include "support/masking.hpp"
#include "unit/report/story.hpp"

namespace drctl {
namespace {

using namespace test;
using std::chrono::seconds;

class ConsoleTest : public testing::Test {
 protected:
  /// What the console writes for these.
  std::string told(const std::vector<Happening>& events) {
    begin();
    for (const auto& what : events) console_.record({at("03:11:00"), what}, State{});
    return out_.take();
  }
  void begin() {
    console_.record({at("03:10:07"), start()}, State{});
    out_.take();
  }
  std::string tick() {
    console_.tick();
    return out_.take();
  }

  TestScreen out_;
  HandClock clock_;
  Masker masker_;
  Console console_{
      out_.screen,
      clock_,
      masker_,
      {{{"record-replicas", {Show::table, "", 1}}, {"stop-writes", {Show::nothing, "db.yaml:12", 3}}},
       "/state/journal.jsonl"}};
};

TEST_F(ConsoleTest, BeginsWithWhatRunsWhere) {
  console_.record({at("03:10:07"), start()}, State{});
  EXPECT_EQ(out_.take(), R"(Database corruption
  runbook      db-corruption (P0: Data integrity compromised)
  environment  production
  targets      database volaticloud on 127.0.0.1:5432 as volaticloud
               context prod, namespace volaticloud
  within       RTO 1 h 00 min, RPO 24 h 00 min
  run          20261124-031007-db-corruption-3f9c
  journal      /state/journal.jsonl
  started      2026-11-24 03:10:07 UTC by ada@laptop

)");
}

TEST_F(ConsoleTest, TellsAStepInOneLineWithItsCaptures) {
  EXPECT_EQ(told({started("record-replicas"), succeeded("record-replicas", 120, {{"replicas", 2}})}),
            R"(  ✓ record-replicas  Record how many replicas run now  120 ms
      replicas = 2
)");
}

TEST_F(ConsoleTest, ShowsOutputBelowTheStep) {
  EXPECT_EQ(told({started("restore-dump"), StepOutput{"restore-dump", "creating TABLE bots"},
                  StepOutput{"restore-dump", "\x1b[2Jbots"}, succeeded("restore-dump", 3100)}),
            R"(  … restore-dump     Restore from a dump file
      │ creating TABLE bots
      │ \x1b[2Jbots
  ✓ restore-dump     Restore from a dump file          3.1 s
)");
}

TEST_F(ConsoleTest, ShowsRowsAsATable) {
  const Json result = {
      {"columns", {"relname", "n"}},
      {"rows", {{{"relname", "bots"}, {"n", 12}}, {{"relname", "strategies"}, {"n", 1234}}}}};
  EXPECT_EQ(told({started("record-replicas"), succeeded("record-replicas", 5, {}, result)}),
            R"(  ✓ record-replicas  Record how many replicas run now  5 ms
      relname        n
      bots          12
      strategies  1234
      (2 rows)
)");
}

TEST_F(ConsoleTest, TellsAFailureWithItsPlaceCommandAndNextStep) {
  EXPECT_EQ(
      told({started("stop-writes", 3), failed("stop-writes", 3, "kubectl exited with status 1\nerror: no")}),
      R"(  ✗ stop-writes      Stop all write operations         3 min 04 s
error: step 'stop-writes' failed: kubectl exited with status 1
  at db.yaml:12   attempt 3 of 3, 3 min 04 s
  command: kubectl --context prod stop-writes
  │ error: no
  help: look at the pods: kubectl get pods
)");
}

TEST_F(ConsoleTest, TellsAnAttemptThatIsRetriedInOneLine) {
  EXPECT_EQ(
      told({started("stop-writes"), failed("stop-writes", 1, "kubectl exited with status 1\nerror: no")}),
      "  ! stop-writes      Stop all write operations         "
      "attempt 1 of 3 failed: kubectl exited with status 1\n");
}

TEST_F(ConsoleTest, TellsWhoDecidedWhat) {
  EXPECT_EQ(told({gate(), GateAnswered{"stop-writes", "approved", "ci", "--approve stop-writes", "", "d1"},
                  ChoiceMade{"restore", "dump", "ci", "--choose restore=dump"},
                  StepSkipped{"restore-dump", "'managed' was chosen, not 'dump'"},
                  FailureAnswered{"stop-writes", "by_hand", "ada", "terminal", "scaled in the panel"}}),
            R"(      stop-writes approved by ci (--approve stop-writes)
        destructive, on context prod, namespace volaticloud: kubectl --context prod -n volaticloud scale deployment volaticloud-backend --replicas=0
        All API requests fail from here.
  ? restore          Restore the newest valid backup   dump
      chosen by ci (--choose restore=dump)
  - restore-dump     Restore from a dump file          skipped: 'managed' was chosen, not 'dump'
  ✓ stop-writes      Stop all write operations         done by hand: scaled in the panel
      so says ada (terminal)
)");
}

TEST_F(ConsoleTest, TellsWhatIsDoneByHandAtAGateAndThatItsCheckAgrees) {
  const GateAnswered by_hand{"stop-writes", "by_hand", "ada", "terminal", "scaled in the panel", "d1"};
  EXPECT_EQ(
      told({gate(), by_hand, StepChecked{"stop-writes", true, "its check says that it is already done"}}),
      R"(  ✓ stop-writes      Stop all write operations         done by hand: scaled in the panel
      so says ada (terminal)
      its check says that it is already done
)");
}

TEST_F(ConsoleTest, TellsOfAShell) {
  EXPECT_EQ(told({gate(), ShellOpened{"stop-writes", "/bin/zsh", "ada", "terminal"},
                  ShellClosed{"stop-writes", "ada", 0, "", 12'000}}),
            R"(      /bin/zsh, recorded; what is done there is not. `exit` comes back to the gate.
      back after 12.0 s
)");
}

TEST_F(ConsoleTest, TellsOnWhoseWordAStepIsTakenAsDone) {
  EXPECT_EQ(
      told({started("stop-writes"), UnknownAnswered{"stop-writes", "done", "ci", "--done stop-writes", ""}}),
      R"(  ✓ stop-writes      Stop all write operations         taken as done
      so says ci (--done stop-writes)
)");
}

TEST_F(ConsoleTest, ShowsTheGateThatNobodyAnswered) {
  EXPECT_EQ(told({gate(), RunEnded{"approval_needed", "step 'stop-writes' needs approval"}}), R"(
approval needed: Stop all write operations
  step         stop-writes
  target       context prod, namespace volaticloud
  command      kubectl --context prod -n volaticloud scale deployment volaticloud-backend --replicas=0
  effect       destructive: scale to 0
  consequence  All API requests fail from here.
  rollback     kubectl --context prod -n volaticloud scale deployment volaticloud-backend --replicas=2
)");
}

TEST_F(ConsoleTest, ShowsNoGateTwice) {
  EXPECT_EQ(told({gate(), RunEnded{"interrupted", "interrupted by a signal"}}), "");
}

TEST_F(ConsoleTest, SaysEveryTenSecondsThatAStepIsStillAtWork) {
  begin();
  console_.record({at("03:11:00"), started("restore-dump")}, State{});
  clock_.pass(seconds(9));
  EXPECT_EQ(tick(), "");
  clock_.pass(seconds(1));
  EXPECT_EQ(tick(), "  · restore-dump: still at work, 10 s\n");
  EXPECT_EQ(tick(), "");
  clock_.pass(seconds(65));
  EXPECT_EQ(tick(), "  · restore-dump: still at work, 1 min 15 s\n");
}

TEST_F(ConsoleTest, TellsEveryTenthOfTheProgress) {
  begin();
  console_.record({at("03:11:00"), started("restore-dump")}, State{});
  console_.progress("restore-dump", 5, 57, "TABLE DATA bots");
  clock_.pass(seconds(2));  // what is over before needs no commentary
  for (std::size_t done = 6; done <= 13; ++done)
    console_.progress("restore-dump", done, 57, "TABLE DATA bots");
  EXPECT_EQ(out_.take(),
            "  · restore-dump: still at work, 6/57 TABLE DATA bots, 2 s\n"
            "  · restore-dump: still at work, 12/57 TABLE DATA bots, 2 s\n");
}

TEST_F(ConsoleTest, ShowsNoSecretEvenWhenItIsCut) {
  masker_.add("hunter2-and-a-very-long-rest-of-it-that-no-table-cell-has-the-room-for-at-all");
  const Json result = {
      {"rows",
       {{{"password", "hunter2-and-a-very-long-rest-of-it-that-no-table-cell-has-the-room-for-at-all"}}}}};
  const auto text = told({started("record-replicas"), succeeded("record-replicas", 5, {}, result)});
  EXPECT_EQ(text.find("hunter2"), text.npos) << text;
}

TEST_F(ConsoleTest, CountsEarlierSessionsWithoutShowingThem) {
  console_.recall(recovery());
  EXPECT_EQ(out_.take(), "");
  EXPECT_EQ(console_.view().find("stop-writes")->state, StepState::succeeded);
}

TEST(ConsoleOnATerminal, RenewsOneLineAfterTheFirstSecond) {
  TestScreen out(Medium::terminal);
  HandClock clock;
  const Masker masker;
  Console console(out.screen, clock, masker, {});
  console.record({at("03:10:07"), start()}, State{});
  console.record({at("03:10:08"), started("restore-dump")}, State{});
  out.take();
  console.tick();
  EXPECT_EQ(out.take(), "");
  clock.pass(seconds(12));
  console.progress("restore-dump", 12, 57, "TABLE DATA bots");
  EXPECT_EQ(out.take(), "  … restore-dump  Restore from a dump file  12 s  12/57 TABLE DATA bots");
  console.record({at("03:10:20"), succeeded("restore-dump", 12'000)}, State{});
  EXPECT_EQ(out.take(), "\r\x1b[K  ✓ restore-dump     Restore from a dump file          12.0 s\n");
}

}  // namespace
}  // namespace drctl
