#include "sandbox/database.hpp"
#include "unit/adapters/servers/postgres_test.hpp"

namespace drctl {
namespace {

using nlohmann::json;

class SqlRunTest : public PostgresTest {
 protected:
  void SetUp() override {
    postgres().query("postgres", "DROP TABLE IF EXISTS bots; CREATE TABLE bots (id int)");
  }
};

TEST_F(SqlRunTest, GivesRowsByColumn) {
  auto outcome = perform("SELECT id, 'x' AS name FROM generate_series(1, 2) AS id");
  EXPECT_EQ(outcome.end, End::succeeded) << outcome.error;
  EXPECT_EQ(outcome.result, json::parse(R"({"rows": [{"id": 1, "name": "x"}, {"id": 2, "name": "x"}],
    "row_count": 2, "columns": ["id", "name"], "affected": 0, "command": "SELECT", "truncated": false})"));
}

TEST_F(SqlRunTest, GivesColumnsWithoutRows) {
  EXPECT_EQ(perform("SELECT id FROM bots").result,
            json::parse(R"({"rows": [], "row_count": 0, "columns": ["id"],
    "affected": 0, "command": "SELECT", "truncated": false})"));
}

TEST_F(SqlRunTest, CountsWhatItWrote) {
  EXPECT_EQ(perform("INSERT INTO bots VALUES (1), (2) RETURNING id").result,
            json::parse(R"({"rows": [{"id": 1}, {"id": 2}], "row_count": 2, "columns": ["id"], "affected": 2,
                            "command": "INSERT", "truncated": false})"));
  EXPECT_EQ(postgres().query("postgres", "SELECT count(*) FROM bots")[0][0], "2");
}

TEST_F(SqlRunTest, ColumnsOfOneNameStayApart) {
  auto result = perform("SELECT 1 AS a, 2 AS a, 3").result;
  EXPECT_EQ(result["columns"], json::parse(R"(["a", "a_2", "?column?"])"));
  EXPECT_EQ(result["rows"], json::parse(R"([{"a": 1, "a_2": 2, "?column?": 3}])"));
}

TEST_F(SqlRunTest, ManyRowsAreCountedAndCut) {
  auto result = perform("SELECT 1 FROM generate_series(1, 10001)").result;
  EXPECT_EQ(result["rows"].size(), 10'000u);
  EXPECT_EQ(result["row_count"], 10'001);
  EXPECT_EQ(result["truncated"], true);
}

TEST_F(SqlRunTest, LongRowsAreCut) {
  auto result = perform("SELECT repeat('x', 3000000) AS x FROM generate_series(1, 10)").result;
  EXPECT_EQ(result["rows"].size(), 5u);
  EXPECT_EQ(result["row_count"], 10);
}

TEST_F(SqlRunTest, WhatAReadHidesCannotWrite) {
  postgres().query("postgres",
                   "CREATE OR REPLACE FUNCTION sly() RETURNS int LANGUAGE sql AS "
                   "'INSERT INTO bots VALUES (1) RETURNING id'");
  auto outcome = perform("SELECT sly()");
  EXPECT_EQ(outcome.end, End::failed);
  EXPECT_EQ(outcome.error,
            "cannot execute INSERT in a read-only transaction (SQLSTATE 25006)\n"
            "context: SQL function \"sly\" statement 1");
  EXPECT_EQ(outcome.help,
            "drctl took this statement for a read and ran it READ ONLY: add `writes: true` if it must write");
  more_ = {{"writes", true}};
  EXPECT_EQ(perform("SELECT sly()").end, End::succeeded);
  EXPECT_EQ(postgres().query("postgres", "SELECT count(*) FROM bots")[0][0], "1");
}

TEST_F(SqlRunTest, WhatNeedsNoTransactionRunsWithoutOne) {
  for (auto sql :
       {"VACUUM bots", "CREATE DATABASE other", "REINDEX TABLE CONCURRENTLY bots", "DROP DATABASE other"}) {
    auto outcome = perform(sql);
    EXPECT_EQ(outcome.end, End::succeeded) << sql << ": " << outcome.error;
  }
}

TEST_F(SqlRunTest, AnotherDatabaseIsReached) {
  more_ = {{"database", "template1"}};
  EXPECT_EQ(perform("SELECT current_database() AS d").result["rows"][0]["d"], "template1");
}

TEST_F(SqlRunTest, NoticesAreNarrated) {
  perform("DO $$ BEGIN RAISE NOTICE E'one\\ntwo'; RAISE WARNING 'three'; END $$");
  EXPECT_EQ(narration_.lines, (std::vector<std::string>{"NOTICE: one", "two", "WARNING: three"}));
}

TEST_F(SqlRunTest, TheSessionIsNamedAndLimited) {
  timeout_ = std::chrono::seconds(50);
  auto row = perform(
                 "SELECT application_name AS a, current_setting('statement_timeout') AS t, "
                 "current_setting('transaction_read_only') AS r FROM pg_stat_activity "
                 "WHERE pid = pg_backend_pid()")
                 .result["rows"][0];
  EXPECT_EQ(row["a"], "drctl");
  EXPECT_EQ(row["r"], "on");
  EXPECT_NE(row["t"], "0");
}

TEST_F(SqlRunTest, TheEnvironmentChangesNothing) {
  ::setenv("PGOPTIONS", "-c work_mem=77MB", 1);
  ::setenv("PGHOSTADDR", "192.0.2.1", 1);
  ::setenv("PGDATABASE", "template1", 1);
  auto outcome = perform("SELECT current_setting('work_mem') AS w, current_database() AS d");
  for (auto name : {"PGOPTIONS", "PGHOSTADDR", "PGDATABASE"}) ::unsetenv(name);
  ASSERT_EQ(outcome.end, End::succeeded) << outcome.error;
  EXPECT_EQ(outcome.result["rows"][0], json::parse(R"({"w": "4MB", "d": "postgres"})"));
}

TEST_F(SqlRunTest, ALongStatementIsSentWhole) {
  auto text = std::string(4'000'000, 'x');
  EXPECT_EQ(perform("SELECT length($1::text) AS n", json::array({text})).result["rows"][0]["n"], 4'000'000);
}

TEST_F(SqlRunTest, ADeadlineCancelsTheStatement) {
  timeout_ = std::chrono::milliseconds(300);
  auto outcome = perform("INSERT INTO bots SELECT 1 FROM pg_sleep(600)");
  EXPECT_EQ(outcome.end, End::timed_out);
  EXPECT_EQ(
      postgres().query("postgres", "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'INSERT%'")[0][0],
      "0");
}

// The notice tells that the statement is at work.
class CancellingNarration final : public Narration {
 public:
  explicit CancellingNarration(Cancellation& cancel) : cancel_(cancel) {}
  void output(std::string_view) override { cancel_.request(); }
  void progress(std::size_t, std::size_t, std::string_view) override {}

 private:
  Cancellation& cancel_;
};

TEST_F(SqlRunTest, ACancellationCancelsTheStatement) {
  CancellingNarration narration(cancel_);
  Execution execution{cancel_, timeout_, narration};
  auto outcome = adapter_->perform(
      {{{"query", {{"text", "DO $$ BEGIN RAISE NOTICE 'here'; PERFORM pg_sleep(600); END $$"}}}}, target_},
      execution);
  EXPECT_EQ(outcome.end, End::cancelled);
  EXPECT_EQ(outcome.error, "stopped: the server cancelled the statement");
}

TEST_F(SqlRunTest, ACancellationBeforehandSendsNothing) {
  cancel_.request();
  auto outcome = perform("INSERT INTO bots VALUES (1)");
  EXPECT_EQ(outcome.end, End::cancelled);
  EXPECT_EQ(outcome.error, "stopped before the statement was sent");
  EXPECT_EQ(postgres().query("postgres", "SELECT count(*) FROM bots")[0][0], "0");
}

}  // namespace
}  // namespace drctl
