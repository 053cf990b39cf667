#include "report/summary_text.hpp"

#include <gtest/gtest.h>

#include "report/show_text.hpp"
#include "unit/report/story.hpp"

namespace drctl {
namespace {

using namespace test;

const Style style{{Colour::off, Glyphs::unicode, Medium::file, 100}};
const RecordPlaces places{"/state/journal.jsonl", "/state/report.md", "5eal"};

/// The first `count` events of the recovery, and what then happened at 03:20.
RunView after(std::size_t count, const std::vector<Happening>& then) {
  auto events = recovery();
  events.resize(count);
  for (const auto& what : then) events.push_back({at("03:20:00"), what});
  return view_of(events);
}

TEST(SummaryText, TellsTimesAgainstTargetsAndWhereTheRecordLies) {
  EXPECT_EQ(summary_text(view_of(recovery()), places, style), R"(
✓ succeeded
  steps    4 done
  RTO      4 min 12 s of 1 h 00 min: met
  RPO      3 h 10 min of 24 h 00 min: met
  journal  /state/journal.jsonl
  seal     5eal
  report   /state/report.md
)");
}

TEST(SummaryText, SaysHowToApproveWhatNobodyApproved) {
  EXPECT_EQ(
      summary_text(after(4, {RunEnded{"approval_needed", "step 'stop-writes' needs approval"}}), {}, style),
      R"(
! approval needed: step 'stop-writes' needs approval
  steps  1 done, 3 left
  RTO    9 min 53 s of 1 h 00 min so far
  RPO    not known (target 24 h 00 min)
  next   drctl resume 20261124-031007-db-corruption-3f9c --approve stop-writes
)");
}

TEST(SummaryText, SaysHowToDecideAndHowToResolveADoubt) {
  const auto undecided = after(7, {RunEnded{"approval_needed", ""}});
  EXPECT_TRUE(summary_text(undecided, {}, style).contains("-3f9c --choose restore=OPTION\n"));
  const auto in_doubt = after(6, {RunResumed{"ada", "laptop"}, RunEnded{"approval_needed", ""}});
  EXPECT_TRUE(summary_text(in_doubt, {}, style).contains(R"(
  next   drctl resume 20261124-031007-db-corruption-3f9c --done stop-writes # if the target shows that it is done
         drctl resume 20261124-031007-db-corruption-3f9c --again stop-writes
)"));
}

TEST(SummaryText, SaysHowToGoOnWithoutATerminalWhenAPersonIsNeeded) {
  auto needs_person = failed("stop-writes", 1, "a person must do this");
  needs_person.end = "needs_operator";
  EXPECT_TRUE(summary_text(after(6, {needs_person, RunEnded{"approval_needed", ""}}), {}, style).contains(R"(
  next   drctl resume 20261124-031007-db-corruption-3f9c # on a terminal
         drctl resume 20261124-031007-db-corruption-3f9c --done stop-writes # once it is done
)"));
}

TEST(SummaryText, CountsWhatFailedAndWhatIsLeft) {
  EXPECT_EQ(summary_text(
                after(6, {failed("stop-writes", 1, "no"), RunEnded{"failed", "step 'stop-writes' failed"}}),
                {}, style),
            R"(
✗ failed: step 'stop-writes' failed
  steps  1 done, 1 failed, 2 left
  RTO    9 min 53 s of 1 h 00 min so far
  RPO    not known (target 24 h 00 min)
  next   drctl resume 20261124-031007-db-corruption-3f9c
)");
}

TEST(SummaryText, OwnsUpToAMissedTarget) {
  auto events = recovery();
  std::get<RunStarted>(events.front().what).rto_ms = 60'000;
  std::get<RunStarted>(events.front().what).rpo_ms = 3'600'000;
  EXPECT_EQ(rto_text(view_of(events)), "4 min 12 s of 1 min 00 s: missed");
  EXPECT_EQ(rpo_text(view_of(events)), "3 h 10 min of 1 h 00 min: missed");
}

TEST(SummaryText, KnowsThatNothingMayBeLost) {
  auto events = recovery();
  auto& start = std::get<RunStarted>(events.front().what);
  start.rpo_ms = 0;
  EXPECT_EQ(rpo_text(view_of(events)), "3 h 10 min, nothing may be lost: missed");
  events.front().at = *view_of(events).recovery_point;
  EXPECT_EQ(rpo_text(view_of(events)), "nothing lost: met");
  start.rpo_ms = -1;
  EXPECT_EQ(rpo_text(view_of(events)), "0 ms");
}

TEST(SummaryText, CountsARollbackOnceItHasRun) {
  const auto view = after(7, {RollbackStarted{"ada asked for it"}, started("stop-writes.rollback"),
                              succeeded("stop-writes.rollback", 10), RunEnded{"rolled_back", ""}});
  EXPECT_EQ(summary_text(view, {}, style), R"(
! rolled back: ada asked for it
  steps  3 done, 2 left
  RTO    9 min 53 s of 1 h 00 min, not recovered
  RPO    not known (target 24 h 00 min)
)");
}

TEST(SummaryText, KnowsARecordWithoutAnEnd) {
  EXPECT_TRUE(summary_text(after(6, {}), {}, style)
                  .starts_with("\n! unfinished: the record ends without an end of the run\n"));
}

TEST(ShowText, TellsTheWholeRun) {
  EXPECT_EQ(show_text(view_of(recovery()), places, style), R"(Database corruption
  runbook      db-corruption (P0: Data integrity compromised)
  environment  production
  targets      database volaticloud on 127.0.0.1:5432 as volaticloud
               context prod, namespace volaticloud
  within       RTO 1 h 00 min, RPO 24 h 00 min
  run          20261124-031007-db-corruption-3f9c
  started      2026-11-24 03:10:07 UTC by ada@laptop

  ✓ record-replicas  Record how many replicas run now  120 ms
      replicas = 2
  ✓ stop-writes      Stop all write operations         1.0 s
  ? restore          Restore the newest valid backup   dump
  ✓ restore-dump     Restore from a dump file          3 min 49 s
      recovery_point = 2026-11-24T00:00:00Z

  when      step         question  answer    by   how                    reason
  03:10:20  stop-writes  gate      approved  ada  terminal
  03:10:30  restore      decision  dump      ada  --choose restore=dump

✓ succeeded
  steps    4 done
  RTO      4 min 12 s of 1 h 00 min: met
  RPO      3 h 10 min of 24 h 00 min: met
  journal  /state/journal.jsonl
  seal     5eal
  report   /state/report.md
)");
}

}  // namespace
}  // namespace drctl
