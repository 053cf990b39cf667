// From a system that was really broken to a whole one, without a terminal: every answer is given in advance.
#include <gmock/gmock.h>

#include "recovery/recovery.hpp"
#include "sandbox/text_file.hpp"

namespace drctl::recovery {
namespace {

using ::testing::ContainsRegex;

/// What the auditor reads after a success: for its owner only, with both objectives.
void expect_record(const Desk& desk) {
  const RunRecord record(desk);
  EXPECT_EQ(mode_of(record.journal()), "0600");
  EXPECT_EQ(mode_of(record.report()), "0600");
  const auto report = sandbox::read_text(record.report());
  EXPECT_THAT(report, ContainsRegex("\\| RTO \\| [0-9.]+ s of 1 h 00 min: met \\|"));
  EXPECT_THAT(report, ContainsRegex("\\| RPO \\| .* of 24 h 00 min: met \\|"));
  EXPECT_EQ(record.events("gate_answered", "restore-dump").at(0).at("how"), "--approve restore-dump");
}

TEST_F(Recovery, BringsBackDamagedPages) {
  const auto broken = this->broken("db-corruption");
  DrctlRun run(desk(), desk().run_command(all_answers()));
  EXPECT_EQ(run.wait(), 0) << run.output();
  expect_recovered();
  EXPECT_NE(state().database, broken.database);
}

TEST_F(Recovery, BringsBackDroppedTables) {
  const auto broken = this->broken("db-tables-dropped");
  DrctlRun run(desk(), desk().run_command(all_answers()));
  EXPECT_EQ(run.wait(), 0) << run.output();
  expect_recovered();
  EXPECT_NE(state().database, broken.database);
  EXPECT_THAT(run.output(), ContainsRegex("RTO +[0-9.]+ s of 1 h 00 min: met"));
  expect_record(desk());
}

}  // namespace
}  // namespace drctl::recovery
