// What pg_restore does in a scratch database: trying a dump out, and bringing single tables back.
#include "adapters/pg_scratch.hpp"

#include <gmock/gmock.h>

#include "adapters/pg_dump.hpp"
#include "adapters/pg_restore.hpp"
#include "unit/adapters/servers/pg_server.hpp"

namespace drctl {
namespace {

using nlohmann::json;
using testing::EndsWith;
using testing::HasSubstr;

class PgScratchTest : public PgServerTest {
 protected:
  void SetUp() override {
    const auto outcome = perform(pg_dump_row(), {{"file", dump}});
    ASSERT_EQ(outcome.end, End::succeeded) << outcome.error;
    sql("DELETE FROM bots WHERE id > 100; INSERT INTO bots VALUES (9000, 1, 'newer')");  // the damage
  }

  Outcome trial() { return perform(pg_restore_row(), {{"dump", dump}, {"action", "trial"}}); }
  Outcome beside(json more = {{"tables", {"bots"}}}) {
    more.update({{"dump", dump}, {"action", "beside"}});
    return perform(pg_restore_row(), more);
  }
  std::string names(const std::string& of) {
    return value("SELECT string_agg(name, ' ' ORDER BY name) FROM (" + of + ") AS all_of_them");
  }
  std::string indexes() {
    return names("SELECT indexname AS name FROM pg_indexes WHERE schemaname = 'drctl_restored'");
  }

  const std::string dump = (folder / "shop.dump").string();
};

TEST_F(PgScratchTest, ATrialCountsWhatTheDumpBringsAndLeavesNothing) {
  const auto outcome = trial();
  ASSERT_EQ(outcome.end, End::succeeded) << outcome.error;
  EXPECT_EQ(outcome.result["rows"], (json{{"public.bots", 5000}, {"public.makers", 10}}));
  EXPECT_FALSE(exists("shop_drctl_scratch"));
  EXPECT_EQ(value("SELECT count(*) FROM bots"), "101");
}

TEST_F(PgScratchTest, TablesComeBackBesideWithKeysAndIndexes) {
  const auto outcome = beside();
  ASSERT_EQ(outcome.end, End::succeeded) << outcome.error;
  EXPECT_EQ(outcome.result["rows"], (json{{"public.bots", 5000}}));
  EXPECT_EQ(value("SELECT count(*) FROM drctl_restored.bots"), "5000");
  EXPECT_EQ(indexes(), "bots_name bots_pkey");
  EXPECT_EQ(value("SELECT count(*) FROM bots"), "101");
  EXPECT_EQ(names("SELECT viewname AS name FROM pg_views WHERE schemaname = 'public'"), "names");
  EXPECT_FALSE(exists("shop_drctl_scratch"));
}

TEST_F(PgScratchTest, KeysToOtherTablesAreNamedAndLeftBehind) {
  const json key = {{"table", "public.bots"},
                    {"name", "bots_maker_fkey"},
                    {"references", "public.makers"},
                    {"definition", "FOREIGN KEY (maker) REFERENCES public.makers(id)"}};
  for (const auto* table : {"bots", "public.makers"})
    EXPECT_EQ(beside({{"tables", {table}}}).result["foreign_keys"], json::array({key})) << table;
  const auto both = beside({{"tables", {"bots", "makers"}}});
  EXPECT_EQ(both.result["foreign_keys"], json::array());
  EXPECT_EQ(names("SELECT conname AS name FROM pg_constraint WHERE contype = 'f' AND connamespace = "
                  "'drctl_restored'::regnamespace"),
            "bots_maker_fkey");
}

TEST_F(PgScratchTest, ADroppedTableMovesBackWhole) {
  sql("DROP TABLE makers CASCADE");
  ASSERT_EQ(beside({{"tables", {"makers"}}}).end, End::succeeded);
  sql("ALTER TABLE drctl_restored.makers SET SCHEMA public");
  EXPECT_EQ(value("SELECT count(*) FROM makers"), "10");
  EXPECT_EQ(value("SELECT indexname FROM pg_indexes WHERE tablename = 'makers'"), "makers_pkey");
}

TEST_F(PgScratchTest, ItsOwnSchemaIsReplacedAndAnotherIsLeftAlone) {
  ASSERT_EQ(beside().end, End::succeeded);
  sql("DELETE FROM drctl_restored.bots");
  EXPECT_EQ(beside().end, End::succeeded);
  EXPECT_EQ(value("SELECT count(*) FROM drctl_restored.bots"), "5000");

  sql("CREATE SCHEMA mine; CREATE TABLE mine.t (id int)");
  const auto refused = beside({{"tables", {"bots"}}, {"schema", "mine"}});
  EXPECT_EQ(refused.end, End::could_not_start);
  EXPECT_EQ(refused.error,
            "the database shop has a schema mine that drctl did not make\nnothing was changed");
  EXPECT_EQ(value("SELECT count(*) FROM mine.t"), "0");
}

TEST_F(PgScratchTest, WhatDependsOnItsSchemaStays) {
  ASSERT_EQ(beside().end, End::succeeded);
  sql("CREATE VIEW lost AS SELECT * FROM drctl_restored.bots");
  const auto refused = beside();
  EXPECT_EQ(refused.end, End::failed);
  EXPECT_THAT(refused.error, HasSubstr("view lost depends on table drctl_restored.bots"));
  EXPECT_EQ(value("SELECT count(*) FROM lost"), "5000");
  EXPECT_FALSE(exists("shop_drctl_scratch"));
}

TEST_F(PgScratchTest, ATableThatTheDumpLacksIsSaid) {
  const auto outcome = beside({{"tables", {"bot"}}});
  EXPECT_EQ(outcome.end, End::failed);
  EXPECT_EQ(outcome.error, "the dump holds no table 'bot' (did you mean 'bots'?)\nnothing was changed");
}

// Only a superuser may create this extension, so it fails when a part is restored already.
TEST_F(PgScratchTest, AFailureHalfwayLeavesNothing) {
  std::filesystem::remove(dump);
  as_superuser("shop", "CREATE EXTENSION pageinspect");
  ASSERT_EQ(perform(pg_dump_row(), {{"file", dump}}).end, End::succeeded);
  const auto outcome = trial();
  EXPECT_EQ(outcome.end, End::failed);
  EXPECT_THAT(outcome.error, EndsWith("the database shop is as it was; the dump is unharmed"));
  EXPECT_FALSE(exists("shop_drctl_scratch"));
}

TEST_F(PgScratchTest, ClearsWhatAKillLeft) {
  as_superuser("postgres", "CREATE DATABASE shop_drctl_scratch OWNER volaticloud");
  EXPECT_EQ(trial().end, End::succeeded);
  EXPECT_FALSE(exists("shop_drctl_scratch"));
}

TEST_F(PgScratchTest, PreviewsNameWhatIsAdded) {
  target.settings["port"] = "5432";
  const json arguments = {{"dump", "/b/x.dump"}, {"action", "beside"}, {"tables", {"bots"}}};
  const auto preview = pg_restore_row().make({processes, nobody})->preview({arguments, target}).value();
  EXPECT_EQ(preview.effect, Effect::change);
  EXPECT_EQ(preview.reason, "adds the schema drctl_restored; the tables that are there stay");
  EXPECT_EQ(
      preview.command,
      "createdb shop_drctl_scratch && pg_restore --host 127.0.0.1 --port 5432 --username volaticloud "
      "--dbname "
      "shop_drctl_scratch --no-password --exit-on-error --verbose -- /b/x.dump && pg_dump "
      "--schema=drctl_restored shop_drctl_scratch | pg_restore --dbname shop && dropdb shop_drctl_scratch");
}

TEST_F(PgScratchTest, MistakesInTheCallAreSaid) {
  const auto error = [&](json call) {
    call["dump"] = "x";
    return pg_restore_row().make({processes, nobody})->preview({call, target}).error();
  };
  EXPECT_EQ(error({{"action", "beside"}}), "`action: beside` needs `tables`: name those to bring back");
  EXPECT_EQ(error({{"tables", {"bots"}}}),
            "`tables` is for `action: beside`; `require` names what the dump must hold");
  EXPECT_EQ(error({{"action", "beside"}, {"tables", {"bots"}}, {"schema", "public"}}),
            "`schema` is 'public'; a new name of a-z, 0-9 and _ is wanted");
}

}  // namespace
}  // namespace drctl
