// A person at a terminal: what he types decides, and nothing else does.
#include <gmock/gmock.h>

#include "recovery/recovery.hpp"

namespace drctl::recovery {
namespace {

constexpr auto gate = "type 'volaticloud' to run it, or skip,";

TEST_F(Recovery, IsLedByAPersonAtATerminal) {
  broken("db-corruption");
  TerminalRun run(desk(), desk().run_command({}));
  run.expect(gate);
  run.type("yes");
  run.expect("'yes' is not 'volaticloud': nothing was run.");
  EXPECT_EQ(RunRecord(desk()).starts("stop-writes"), 0);
  run.expect(gate);
  run.type("volaticloud");
  run.expect("number or name:");
  run.type("dmup");
  run.expect("did you mean 'dump'?");
  run.type("1");
  run.expect(gate);
  run.type("volaticloud");
  EXPECT_EQ(run.wait(), 0) << run.screen();
  expect_recovered();
}

TEST_F(Recovery, RecordsWhoAnsweredAtTheTerminal) {
  TerminalRun run(desk(), desk().run_command({"--operator", "ann"}));
  run.expect(gate);
  run.type("volaticloud");
  run.expect("number or name:");
  run.type("dump");
  run.expect(gate);
  run.type("stop");
  ASSERT_EQ(run.wait(), 3) << run.screen();
  const RunRecord record(desk());
  for (const auto& answer : {record.events("gate_answered", "stop-writes").at(0),
                             record.events("gate_answered", "restore-dump").at(0),
                             record.events("choice_made", "restore").at(0)}) {
    EXPECT_EQ(answer.at("how"), "terminal");
    EXPECT_EQ(answer.at("by"), "ann");
  }
}

TEST_F(Recovery, TouchesNothingWhenStoppedAtTheGate) {
  const auto before = broken("db-corruption");
  TerminalRun run(desk(), desk().run_command({}));
  run.expect(gate);
  run.type("stop");
  EXPECT_EQ(run.wait(), 3) << run.screen();
  EXPECT_EQ(state(), before);
}

TEST_F(Recovery, TouchesNothingWhenInterruptedAtTheGate) {
  const auto before = broken("db-tables-dropped");
  TerminalRun run(desk(), desk().run_command({}));
  run.expect(gate);
  run.press_ctrl_c();
  EXPECT_EQ(run.wait(), 3) << run.screen();
  EXPECT_EQ(state(), before);
}

}  // namespace
}  // namespace drctl::recovery
