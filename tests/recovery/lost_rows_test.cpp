// Rows, or a table, are lost while people go on working: what the dump has comes back, what is newer stays.
#include <gmock/gmock.h>

#include "recovery/recovery.hpp"

namespace drctl::recovery {
namespace {

using ::testing::AllOf;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using Answers = std::vector<std::string>;

/// Data that no dump has: what may neither be lost nor changed by a recovery.
class LostRows : public Recovery {
 protected:
  void SetUp() override {
    Recovery::SetUp();
    sql("INSERT INTO strategies SELECT md5('newer')::uuid, 'newer', 1, code, now() FROM strategies LIMIT 1;"
        "INSERT INTO bots SELECT md5('newer bot')::uuid, 'newer-bot', status, exchange, md5('newer')::uuid, "
        "config, "
        "now() FROM bots LIMIT 1;"
        "INSERT INTO backtests SELECT md5('newer test')::uuid, md5('newer bot')::uuid, md5('newer')::uuid, "
        "1, "
        "now(), now() + interval '1 minute';"
        "UPDATE bots SET config = '{\"stake\": 7}' WHERE name = 'bot-11'");
  }

  static std::string sql(const std::string& statements) {
    const auto rows = sandbox().postgres().query("volaticloud", statements);
    return rows.empty() ? "" : rows[0][0];
  }
  static std::string schemas() {
    return sql("SELECT count(*) FROM pg_namespace WHERE nspname = 'drctl_restored'");
  }
  std::string recover(const std::string& runbook, const Answers& answers) {
    DrctlRun run(desk(), desk().run_command(runbook, answers));
    EXPECT_EQ(run.wait(), 0) << run.output();
    return run.output();
  }

  const Answers bots_back_{"--choose", "restore=dump", "--approve", "insert-bots"};
  const Answers table_back_{"--choose", "source=dump", "--approve", "put-table-back"};
  const Answers versions_back_{"--choose", "source=dump", "--approve", "insert-strategies"};
};

TEST_F(LostRows, BotsComeBackWithTheirBacktestsAndNothingNewerIsTouched) {
  const auto before = state();
  broken("lost-bots");
  EXPECT_THAT(recover("lost-bots", bots_back_), ContainsRegex("bots +backtests\n +400 +1500\n"));
  EXPECT_EQ(state(), before);
  EXPECT_EQ(schemas(), "0");
}

TEST_F(LostRows, OnlyTheBotsThatWereNamedComeBack) {
  broken("lost-bots");
  auto answers = bots_back_;
  answers.insert(answers.end(), {"--var", "names=bot-13,bot-28"});
  recover("lost-bots", answers);
  EXPECT_EQ(sql("SELECT string_agg(name, ' ' ORDER BY name) FROM bots WHERE right(name, 1) IN ('3', '8')"),
            "bot-13 bot-28");
}

TEST_F(LostRows, ABotThatSomebodyMadeAnewStaysAsItIs) {
  broken("lost-bots");
  sql("INSERT INTO bots SELECT md5('made anew')::uuid, 'bot-13', status, exchange, strategy_id, '{}', now() "
      "FROM bots "
      "LIMIT 1");
  recover("lost-bots", bots_back_);
  EXPECT_EQ(sql("SELECT count(*) || ' ' || (SELECT config FROM bots WHERE name = 'bot-13') FROM bots"),
            "2001 {}");
}

TEST_F(LostRows, NothingComesBackWithoutAnApproval) {
  broken("lost-bots");
  const auto lost = state().seen;
  DrctlRun run(desk(), desk().run_command("lost-bots", {"--choose", "restore=dump"}));
  EXPECT_EQ(run.wait(), 4) << run.output();
  EXPECT_EQ(state().seen, lost);
}

TEST_F(LostRows, ATableComesBackWithItsKeysIndexesAndForeignKeys) {
  sql("DELETE FROM bots WHERE name = 'newer-bot'; DELETE FROM strategies WHERE name = 'newer'");
  const auto before = state();
  broken("lost-strategies");
  EXPECT_THAT(recover("lost-strategies", table_back_), HasSubstr("in_dump = 500"));
  EXPECT_EQ(state(), before);
  EXPECT_EQ(schemas(), "0");
}

TEST_F(LostRows, WhatUsesAStrategyThatNoDumpHasIsNamed) {
  broken("lost-strategies");
  DrctlRun run(desk(), desk().run_command("lost-strategies", table_back_));
  EXPECT_EQ(run.wait(), 4) << run.output();
  const auto newer = sql("SELECT md5('newer')::uuid");
  EXPECT_THAT(run.output(), AllOf(HasSubstr(newer), HasSubstr("recreate")));
  EXPECT_EQ(sql("SELECT count(*) FROM strategies"), "500");
  EXPECT_EQ(
      sql("SELECT string_agg(conname || ' ' || convalidated, ', ' ORDER BY conname) FROM pg_constraint WHERE "
          "confrelid = 'strategies'::regclass"),
      "backtests_strategy_id_fkey false, bots_strategy_id_fkey false");
}

TEST_F(LostRows, LostVersionsComeBackIntoATableThatIsThere) {
  const auto before = state();
  sql("ALTER TABLE strategies DISABLE TRIGGER ALL; DELETE FROM strategies WHERE version < 4 AND name <> "
      "'newer';"
      "ALTER TABLE strategies ENABLE TRIGGER ALL");
  EXPECT_THAT(recover("lost-strategies", versions_back_), HasSubstr("missing = 300"));
  EXPECT_EQ(state(), before);
}

}  // namespace
}  // namespace drctl::recovery
