#include "adapters/pg_restore.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "adapters/pg_client.hpp"
#include "adapters/pg_dump.hpp"
#include "platform/file.hpp"
#include "unit/adapters/servers/pg_server.hpp"

namespace drctl {
namespace {

using nlohmann::json;
using testing::EndsWith;
using testing::HasSubstr;

class PgRestoreTest : public PgServerTest {
 protected:
  void SetUp() override {
    const auto outcome = perform(pg_dump_row(), {{"file", dump}});
    ASSERT_EQ(outcome.end, End::succeeded) << outcome.error;
    sql("DELETE FROM bots WHERE id > 100; CREATE TABLE newer (id int)");  // the damage
  }

  Outcome restore(json more = json::object()) {
    more["dump"] = dump;
    return perform(pg_restore_row(), more);
  }
  Outcome verify(json more = json::object()) {
    more["action"] = "verify";
    return restore(more);
  }
  void cut_the_dump() {
    const auto whole = read_file(dump).value();
    ASSERT_TRUE(write_file_atomically(dump, std::string_view(whole).substr(0, whole.size() / 2),
                                      FileAccess::owner_only));
  }
  bool is_as_it_was() {
    return value("SELECT count(*) FROM bots") == "100" && value("SELECT count(*) FROM newer") == "0" &&
           !exists("shop_drctl_old");
  }

  const std::string dump = (folder / "shop.dump").string();
};

TEST_F(PgRestoreTest, BringsBackRowsKeysAndIndexesAndNothingElse) {
  sql("DROP TABLE makers CASCADE");
  const auto outcome = restore();
  ASSERT_EQ(outcome.end, End::succeeded) << outcome.error;
  EXPECT_EQ(value("SELECT count(*) FROM bots"), "5000");
  EXPECT_EQ(
      value("SELECT string_agg(conname, ' ' ORDER BY conname) FROM pg_constraint WHERE conrelid > 16384"),
      "bots_maker_fkey bots_pkey makers_pkey");
  EXPECT_EQ(
      value(
          "SELECT string_agg(indexname, ' ' ORDER BY indexname) FROM pg_indexes WHERE schemaname = 'public'"),
      "bots_name bots_pkey makers_pkey");
  EXPECT_EQ(value("SELECT string_agg(relname, ' ' ORDER BY relname) FROM pg_class WHERE relnamespace = "
                  "'public'::regnamespace AND relkind IN ('r', 'v')"),
            "bots makers names");
  EXPECT_FALSE(exists("shop_drctl_new") || exists("shop_drctl_old"));
}

TEST_F(PgRestoreTest, SaysWhatItRestoredAndHowFarItIs) {
  std::vector<std::string> about_bots;
  narration.on_progress = [&](std::string_view what) {
    if (what.ends_with(" \"public.bots\"")) about_bots.emplace_back(what);
  };
  const auto outcome = restore({{"require", {"bots"}}});
  EXPECT_EQ(about_bots, (std::vector<std::string>{
                            "checking TABLE \"public.bots\"", "checking data for table \"public.bots\"",
                            "creating TABLE \"public.bots\"", "processing data for table \"public.bots\""}));
  EXPECT_EQ(outcome.result["database"], "shop");
  EXPECT_EQ(outcome.result["tables"], (json{"public.bots", "public.makers"}));
  EXPECT_EQ(narration.total, 9u);
  EXPECT_EQ(narration.done, 9u);
  EXPECT_EQ(value("SELECT reltuples FROM pg_class WHERE relname = 'bots'"), "5000") << "no statistics";
}

TEST_F(PgRestoreTest, KeepsWhatBelongsToTheDatabase) {
  as_superuser("postgres",
               "ALTER DATABASE shop SET search_path TO public, \"Odd\"; ALTER DATABASE shop SET "
               "application_name TO 'it''s';"
               "ALTER DATABASE shop SET default_transaction_read_only TO on;"
               "REVOKE ALL ON DATABASE shop FROM PUBLIC; GRANT CONNECT ON DATABASE shop TO pg_monitor;"
               "ALTER DATABASE shop CONNECTION LIMIT 7; COMMENT ON DATABASE shop IS 'it''s the one'");
  const std::string properties =
      "SELECT setconfig, datacl, datconnlimit, shobj_description(d.oid, 'pg_database'), datdba::regrole, "
      "encoding, "
      "datcollate, datctype FROM pg_database AS d JOIN pg_db_role_setting ON setdatabase = d.oid WHERE "
      "datname = 'shop'";
  const auto before = as_superuser("postgres", properties);
  ASSERT_EQ(before.size(), 1u);
  const auto outcome = restore();
  EXPECT_EQ(outcome.end, End::succeeded) << outcome.error;
  EXPECT_EQ(as_superuser("postgres", properties), before);
}

TEST_F(PgRestoreTest, SaysWhatItCouldNotCarryOver) {
  as_superuser("postgres", "ALTER DATABASE shop SET log_min_messages TO error");
  EXPECT_EQ(restore().end, End::succeeded);
  EXPECT_THAT(narration.lines,
              testing::Contains("not everything could be carried over from the old database:\n"
                                "ERROR:  permission denied to set parameter \"log_min_messages\""));
}

TEST_F(PgRestoreTest, MakesADatabaseThatIsGone) {
  as_superuser("postgres", "DROP DATABASE shop");
  const auto outcome = restore();
  EXPECT_EQ(outcome.end, End::succeeded) << outcome.error;
  EXPECT_EQ(value("SELECT count(*) FROM bots"), "5000");
  EXPECT_EQ(as_superuser("postgres", "SELECT datdba::regrole FROM pg_database WHERE datname = 'shop'")[0][0],
            "volaticloud");
}

// The sandbox's template1 has amcheck, which only a superuser may create.
TEST_F(PgRestoreTest, TakesExtensionsFromTheTemplate) {
  for (const bool exists_before : {true, false}) {
    std::filesystem::remove(dump);
    as_superuser("postgres", "DROP DATABASE shop");
    as_superuser("postgres", "CREATE DATABASE shop OWNER volaticloud");
    ASSERT_EQ(perform(pg_dump_row(), {{"file", dump}}).end, End::succeeded);
    if (!exists_before) as_superuser("postgres", "DROP DATABASE shop");
    const auto outcome = restore();
    EXPECT_EQ(outcome.end, End::succeeded) << outcome.error;
    EXPECT_EQ(value("SELECT count(*) FROM pg_extension WHERE extname = 'amcheck'"), "1");
  }
}

TEST_F(PgRestoreTest, SeveralJobsDoTheSame) {
  EXPECT_EQ(restore({{"jobs", 2}}).end, End::succeeded);
  EXPECT_EQ(value("SELECT count(*) FROM bots"), "5000");
}

TEST_F(PgRestoreTest, EndsTheSessionsOfTheOldDatabase) {
  sandbox::Database session(server_->postgres.owner("shop"));
  EXPECT_EQ(restore().end, End::succeeded);
  EXPECT_ANY_THROW(session.query("SELECT 1"));
}

TEST_F(PgRestoreTest, ClearsWhatACrashLeft) {
  for (const char* name : {"shop_drctl_new", "shop_drctl_old"})
    as_superuser("postgres", std::string("CREATE DATABASE ") + name + " OWNER volaticloud");
  EXPECT_EQ(restore().end, End::succeeded);
  EXPECT_FALSE(exists("shop_drctl_new") || exists("shop_drctl_old"));
}

TEST_F(PgRestoreTest, VerifyOnlyReadsTheDump) {
  target.settings["port"] = std::to_string(server_->closed_port);
  const auto outcome = verify({{"require", {"bots", "public.makers"}}});
  EXPECT_EQ(outcome.end, End::succeeded) << outcome.error;
  EXPECT_EQ(outcome.result["objects"], 9u);
  EXPECT_EQ(outcome.result["size"], std::filesystem::file_size(dump));
}

TEST_F(PgRestoreTest, ACutDumpChangesNothing) {
  cut_the_dump();
  EXPECT_EQ(verify().end, End::failed);
  const auto outcome = restore();
  EXPECT_EQ(outcome.end, End::failed);
  EXPECT_EQ(outcome.error,
            "the dump " + dump +
                " can't be restored\npg_restore: error: could not read from input file: end of "
                "file\nnothing was changed");
  EXPECT_EQ(outcome.help, "the dump is cut: take another one, or fetch it again");
  EXPECT_TRUE(is_as_it_was());
}

TEST_F(PgRestoreTest, ATableThatIsNotInTheDumpChangesNothing) {
  const auto outcome = restore({{"require", {"bot"}}});
  EXPECT_EQ(outcome.end, End::failed);
  EXPECT_EQ(outcome.error, "the dump holds no table 'bot' (did you mean 'bots'?)\nnothing was changed");
  EXPECT_TRUE(is_as_it_was());
}

TEST_F(PgRestoreTest, WhatIsNoDumpIsSaid) {
  ASSERT_TRUE(write_file_atomically(dump, "-- PostgreSQL database dump\n", FileAccess::ordinary));
  EXPECT_THAT(verify().error, HasSubstr("input file"));
  ASSERT_TRUE(std::filesystem::remove(dump));
  EXPECT_THAT(verify().error,
              EndsWith("could not open input file \"" + dump + "\": No such file or directory"));
  EXPECT_EQ(verify().help, "check the path of the dump");
}

TEST_F(PgRestoreTest, AWrongPasswordCouldNotStart) {
  target.secrets["password"] = Secret("wrong");
  const auto outcome = restore();
  EXPECT_EQ(outcome.end, End::could_not_start);
  EXPECT_THAT(outcome.error,
              EndsWith("password authentication failed for user \"volaticloud\"\nnothing was changed"));
  EXPECT_TRUE(is_as_it_was());
}

TEST_F(PgRestoreTest, AnUnreachableServerCouldNotStart) {
  target.settings["port"] = std::to_string(server_->closed_port);
  EXPECT_EQ(restore().end, End::could_not_start);
}

TEST_F(PgRestoreTest, AUserWhoMayNotCouldNotStart) {
  as_superuser("postgres", "CREATE ROLE weak LOGIN PASSWORD 'weak'");
  target.settings["user"] = "weak";
  target.secrets["password"] = Secret("weak");
  const auto outcome = restore();
  EXPECT_EQ(outcome.end, End::could_not_start);
  EXPECT_EQ(outcome.error, "weak may not create databases\nnothing was changed");
  as_superuser("postgres", "DROP ROLE weak");
}

// Only a superuser may create this extension, so it fails when a part is restored already.
TEST_F(PgRestoreTest, AFailureHalfwayLeavesTheDatabaseAsItWas) {
  std::filesystem::remove(dump);
  as_superuser("shop", "CREATE EXTENSION pageinspect");
  ASSERT_EQ(perform(pg_dump_row(), {{"file", dump}}).end, End::succeeded);
  const auto outcome = restore();
  EXPECT_EQ(outcome.end, End::failed);
  EXPECT_THAT(outcome.error, HasSubstr("permission denied to create extension \"pageinspect\""));
  EXPECT_THAT(outcome.error, EndsWith("the database shop is as it was; the dump is unharmed"));
  EXPECT_TRUE(is_as_it_was());
  EXPECT_FALSE(exists("shop_drctl_new"));
}

TEST_F(PgRestoreTest, RolesThatAreNotHereAreSaidBeforeAnythingIsDone) {
  std::filesystem::remove(dump);
  as_superuser("shop", "CREATE ROLE gone; ALTER TABLE newer OWNER TO gone");
  as_superuser("shop", "GRANT gone TO volaticloud");
  ASSERT_EQ(perform(pg_dump_row(), {{"file", dump}}).end, End::succeeded);
  as_superuser("shop", "DROP TABLE newer; DROP ROLE gone");
  const auto refused = restore();
  EXPECT_EQ(refused.end, End::could_not_start);
  EXPECT_EQ(
      refused.error,
      "the dump's objects belong to [\"gone\"], for which volaticloud can't act here\nnothing was changed");
  EXPECT_EQ(restore({{"owners", "target_user"}}).end, End::succeeded);
  EXPECT_EQ(value("SELECT relowner::regrole FROM pg_class WHERE relname = 'newer'"), "volaticloud");
}

// While the role `snail` exists, building an index takes a minute in the new database, and only there.
class PgRestoreStoppedTest : public PgRestoreTest {
 protected:
  void SetUp() override {
    sql("CREATE FUNCTION crawl(int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS $$ BEGIN "
        "IF current_database() = 'shop_drctl_new' AND EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname "
        "= 'snail') "
        "THEN PERFORM pg_catalog.pg_sleep(60); END IF; RETURN $1; END $$;"
        "CREATE INDEX ON makers (crawl(id))");
    PgRestoreTest::SetUp();
    as_superuser("postgres", "CREATE ROLE snail");
  }
  void TearDown() override { as_superuser("postgres", "DROP ROLE IF EXISTS snail"); }
};

TEST_F(PgRestoreStoppedTest, TheDatabaseIsAsItWasAndTheNextAttemptSucceeds) {
  narration.on_progress = [&](std::string_view what) {
    if (what == "creating INDEX \"public.makers_crawl_idx\"") cancel.request();
  };
  const auto outcome = restore();
  EXPECT_EQ(outcome.end, End::cancelled);
  EXPECT_EQ(outcome.error,
            "pg_restore was stopped on request\nthe database shop is as it was; the dump is unharmed");
  EXPECT_EQ(outcome.help, "run the step again: it begins anew, with an empty shop_drctl_new");
  EXPECT_TRUE(is_as_it_was());

  as_superuser("postgres", "DROP ROLE snail");
  cancel.reset();
  narration.on_progress = nullptr;
  EXPECT_EQ(restore().end, End::succeeded);
  EXPECT_EQ(value("SELECT count(*) FROM bots"), "5000");
}

// Leaves the restore, and nothing else, half a second.
class Impatience final : public Processes {
 public:
  ChildResult run(const Command& command, const Cancellation& cancelled, const RunOptions& given) override {
    auto options = given;
    if (std::ranges::find(command.argv, "--exit-on-error") != command.argv.end())
      options.timeout = std::chrono::milliseconds(500);
    return ChildProcesses().run(command, cancelled, options);
  }
};

TEST_F(PgRestoreStoppedTest, OutOfTimeTheDatabaseIsAsItWas) {
  Impatience impatience;
  Execution execution{cancel, std::chrono::minutes(1), narration};
  const auto outcome =
      pg_restore_row().make({impatience, nobody})->perform({{{"dump", dump}}, target}, execution);
  EXPECT_EQ(outcome.end, End::timed_out);
  EXPECT_THAT(outcome.error,
              EndsWith("its time was up\nthe database shop is as it was; the dump is unharmed"));
  EXPECT_TRUE(is_as_it_was());
}

TEST_F(PgRestoreTest, PreviewsNameTheConsequence) {
  target.settings["port"] = "5432";
  const auto adapter = pg_restore_row().make({processes, nobody});
  const auto preview = adapter->preview({{{"dump", "/b/x.dump"}}, target}).value();
  EXPECT_EQ(preview.effect, Effect::destructive);
  EXPECT_EQ(preview.reason, "replaces the database shop: what is newer than the dump is lost");
  EXPECT_EQ(
      preview.command,
      "pg_restore --host 127.0.0.1 --port 5432 --username volaticloud --dbname shop_drctl_new --no-password "
      "--exit-on-error --verbose -- /b/x.dump && psql -c 'ALTER DATABASE shop_drctl_new RENAME TO shop'");
  EXPECT_EQ(preview.target_name, "shop");
  const auto reading = adapter->preview({{{"dump", "/b/x.dump"}, {"action", "verify"}}, target}).value();
  EXPECT_EQ(reading.effect, Effect::read);
  EXPECT_EQ(reading.command, "pg_restore --list /b/x.dump && pg_restore --file=/dev/null /b/x.dump");
}

TEST_F(PgRestoreTest, WhatIsNotKnownYetIsTheWorst) {
  const json arguments = {{"dump", "x"}, {"action", "${action}"}, {"jobs", "${jobs}"}};
  EXPECT_EQ(pg_restore_row().make({processes, nobody})->preview({arguments, target})->effect,
            Effect::destructive);
}

TEST_F(PgRestoreTest, AnotherActionIsAMistake) {
  EXPECT_EQ(verify({{"owners", "root"}}).error, "`owners` is 'root'; as_dumped or target_user is possible");
  EXPECT_TRUE(is_as_it_was());
}

TEST_F(PgRestoreTest, ReadsADumpInAFolder) {
  const auto dumped = folder / "d";
  auto command = pg_client("pg_dump", target, "shop");
  command.argv.insert(command.argv.end(), {"--format=directory", "--file=" + dumped.string()});
  ASSERT_EQ(processes.run(command, cancel, {}).status, 0);
  const auto outcome = perform(pg_restore_row(), {{"dump", dumped.string()}, {"action", "verify"}});
  EXPECT_EQ(outcome.end, End::succeeded) << outcome.error;
  EXPECT_GT(outcome.result["size"], 1000);
}

TEST_F(PgRestoreTest, ANameTooLongForACopyIsAMistake) {
  target.settings["database"] = std::string(54, 'x');
  EXPECT_EQ(pg_restore_row().make({processes, nobody})->preview({{{"dump", "x"}}, target}).error(),
            "the database's name is too long to restore another beside it (53 bytes at most)");
}

}  // namespace
}  // namespace drctl
