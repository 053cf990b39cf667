// Only an index is damaged: it is rebuilt, the database stays the one it was, and no row is lost.
#include <gmock/gmock.h>

#include "recovery/recovery.hpp"

namespace drctl::recovery {
namespace {

using ::testing::ContainsRegex;
using ::testing::HasSubstr;

constexpr auto all_indexes_checked =
    "SELECT bt_index_check(indexrelid, true) FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid "
    "WHERE relnamespace = 'public'::regnamespace";

class DamagedIndex : public Recovery {
 protected:
  /// The dump has no extension in it: what was restored from it before has no amcheck.
  void SetUp() override {
    Recovery::SetUp();
    sandbox().postgres().query("volaticloud",
                               "CREATE EXTENSION IF NOT EXISTS amcheck; "
                               "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO volaticloud");
  }
  static std::string sql(const std::string& text) {
    return sandbox().postgres().query("volaticloud", text).at(0).at(0);
  }
  /// The same database, whole: every row, and every lookup finds it.
  static void expect_mended(const SystemState& broken) {
    expect_recovered();
    EXPECT_EQ(state().database, broken.database);
    EXPECT_NO_THROW(sql(all_indexes_checked));
  }
  /// The kind of damage that drctl has told.
  std::string told() {
    return RunRecord(desk()).events("step_finished", "check-indexes").at(0).at("captures").at("damage");
  }
  /// What drctl saw of the database's checksum failures before it did anything.
  int checksum_failures() {
    const auto seen = RunRecord(desk()).events("step_finished", "database-statistics").at(0);
    return seen.at("result").at("rows").at(0).at("checksum_failures").get<int>();
  }
};

TEST_F(DamagedIndex, IsRebuiltWhenItsPagesCanNotBeRead) {
  const auto broken = this->broken("db-index-damaged");
  DrctlRun run(desk(), desk().run_command({"--approve", "stop-writes"}));
  EXPECT_EQ(run.wait(), 0) << run.output();
  EXPECT_EQ(told(), "indexes");
  EXPECT_THAT(run.output(), ContainsRegex("rebuilt: bots_pkey, because: invalid page in block"));
  EXPECT_THAT(run.output(), HasSubstr("RPO      0 ms of 24 h 00 min: met"));
  EXPECT_GT(checksum_failures(), 0);
  expect_mended(broken);
}

TEST_F(DamagedIndex, IsRebuiltWhenItLacksRows) {
  const auto broken = this->broken("db-index-lacks-rows");
  EXPECT_EQ(broken.seen.at("bots through indexes"), "1800 by name, 2000 by id");
  DrctlRun run(desk(), desk().run_command({"--approve", "stop-writes"}));
  EXPECT_EQ(run.wait(), 0) << run.output();
  EXPECT_THAT(run.output(), HasSubstr("rebuilt: bots_name_key, because: heap tuple"));
  EXPECT_THAT(run.output(), HasSubstr("RPO      0 ms of 24 h 00 min: met"));
  expect_mended(broken);
}

// With a row that the index did not know, a second one of its name could come in.
TEST_F(DamagedIndex, LosesNoRowWhenDuplicatesHaveComeIn) {
  const auto broken = this->broken("db-index-lacks-rows");
  sql("INSERT INTO bots SELECT md5('second')::uuid, name, status, exchange, strategy_id, config, created_at "
      "FROM bots WHERE id = md5('bot 3')::uuid RETURNING name");
  DrctlRun run(desk(), desk().run_command({"--approve", "stop-writes"}));
  EXPECT_EQ(run.wait(), 1) << run.output();
  EXPECT_THAT(run.output(), HasSubstr("Key (name)=(bot-3) is duplicated"));
  EXPECT_EQ(state().database, broken.database);
  sql("DELETE FROM bots WHERE id = md5('second')::uuid RETURNING name");
  DrctlRun resumed(desk(), Desk::command({"resume", "--retry", "rebuild-indexes"}));
  EXPECT_EQ(resumed.wait(), 0) << resumed.output();
  expect_mended(broken);
}

TEST_F(DamagedIndex, IsNotRebuiltWhereATableIsDamagedToo) {
  broken("db-index-damaged");
  const auto broken = this->broken("db-corruption");
  DrctlRun run(desk(), desk().run_command(all_answers()));
  EXPECT_EQ(run.wait(), 0) << run.output();
  EXPECT_EQ(told(), "tables");
  EXPECT_EQ(RunRecord(desk()).starts("rebuild-indexes"), 0);
  expect_recovered();
  EXPECT_NE(state().database, broken.database);
}

/// The provider has no amcheck.
class WithoutAmcheck : public DamagedIndex {
 protected:
  void SetUp() override {
    DamagedIndex::SetUp();
    sandbox().postgres().query("volaticloud", "DROP EXTENSION amcheck");
  }
};

TEST_F(WithoutAmcheck, EveryIndexIsRebuiltWhenTheOperatorChoosesSo) {
  const auto broken = this->broken("db-index-lacks-rows");
  DrctlRun run(desk(), desk().run_command({"--approve", "stop-writes", "--choose", "restore=indexes"}));
  EXPECT_EQ(run.wait(), 0) << run.output();
  EXPECT_EQ(told(), "unknown");
  EXPECT_THAT(run.output(), HasSubstr("RPO      0 ms of 24 h 00 min: met"));
  expect_recovered();
  EXPECT_EQ(state().database, broken.database);
}

}  // namespace
}  // namespace drctl::recovery
