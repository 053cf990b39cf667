#include "adapters/sql_effect.hpp"

#include <gtest/gtest.h>

#include <ostream>

namespace drctl {
namespace {

using enum Effect;

struct Row {
  std::string sql;
  Effect effect;
  std::string reason;
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.sql; }

class SqlEffectTest : public testing::TestWithParam<Row> {};

TEST_P(SqlEffectTest, IsJudgedWithAReason) {
  auto found = classify_sql(GetParam().sql);
  EXPECT_EQ(to_string(found.effect), to_string(GetParam().effect));
  EXPECT_EQ(found.reason, GetParam().reason);
  EXPECT_EQ(found.statements, 1u);
  EXPECT_EQ(found.refusal, "");
}

const Row queries[] = {
    {"SELECT 1", read, "SELECT only reads"},
    {"SELECT count(*) AS n FROM bots WHERE id = $1", read, "SELECT only reads"},
    {"select relname from pg_stat_user_tables order by n_live_tup desc;", read, "SELECT only reads"},
    {"SELECT 1 UNION SELECT 2", read, "SELECT only reads"},
    {"TABLE bots", read, "SELECT only reads"},
    {"VALUES (1), (2)", read, "SELECT only reads"},
    {"WITH x AS (SELECT 1) SELECT * FROM x", read, "SELECT only reads"},
    {"SELECT 'DELETE FROM bots; DROP TABLE bots'", read, "SELECT only reads"},
    {"SELECT 1 -- ; DELETE FROM bots", read, "SELECT only reads"},
    {"SELECT $$DROP TABLE bots$$", read, "SELECT only reads"},
    {"SELECT \"delete\" FROM \"update\"", read, "SELECT only reads"},
    {"SHOW server_version", read, "SHOW only reads"},
    {"SELECT * INTO copy FROM bots", change, "SELECT INTO creates copy"},
    {"SELECT 1 UNION SELECT 2 INTO s.copy", change, "SELECT INTO creates s.copy"},
    {"SELECT * FROM bots FOR UPDATE", change, "FOR UPDATE locks rows"},
    {"SELECT * FROM bots FOR NO KEY UPDATE", change, "FOR NO KEY UPDATE locks rows"},
    {"SELECT * FROM bots FOR SHARE", change, "FOR SHARE locks rows"},
    {"SELECT * FROM (SELECT * FROM bots FOR KEY SHARE) b", change, "FOR KEY SHARE locks rows"},
    {"WITH x AS (DELETE FROM bots RETURNING *) SELECT * FROM x", destructive,
     "DELETE removes rows from bots"},
    {"WITH x AS (INSERT INTO bots VALUES (1) RETURNING *) TABLE x", change, "INSERT adds rows to bots"},
    {"SELECT (WITH x AS (UPDATE a SET b = 1 RETURNING b) SELECT b FROM x)", destructive,
     "UPDATE overwrites rows of a"},
    {"EXPLAIN DELETE FROM bots", read, "EXPLAIN only plans"},
    {"EXPLAIN (ANALYZE false) DELETE FROM bots", read, "EXPLAIN only plans"},
    {"EXPLAIN (ANALYZE 0) DELETE FROM bots", read, "EXPLAIN only plans"},
    {"EXPLAIN ANALYZE SELECT 1", read, "EXPLAIN ANALYZE runs the statement"},
    {"EXPLAIN ANALYZE DELETE FROM bots", destructive, "DELETE removes rows from bots"},
    {"EXPLAIN (VERBOSE, ANALYZE 1) INSERT INTO bots VALUES (1)", change, "INSERT adds rows to bots"},
};
INSTANTIATE_TEST_SUITE_P(Queries, SqlEffectTest, testing::ValuesIn(queries));

const Row functions[] = {
    {"SELECT now(), pg_read_file('x'), my_function()", read, "SELECT only reads"},
    {"SELECT pg_terminate_backend(pid) FROM pg_stat_activity", destructive,
     "pg_terminate_backend() ends another session"},
    {"SELECT pg_catalog.PG_TERMINATE_BACKEND(1)", destructive, "pg_terminate_backend() ends another session"},
    {"SELECT 1 WHERE (SELECT bool_or(\"pg_terminate_backend\"(1)))", destructive,
     "pg_terminate_backend() ends another session"},
    {"SELECT * FROM pg_cancel_backend(1)", destructive,
     "pg_cancel_backend() cancels another session's query"},
    {"SELECT * FROM ROWS FROM (pg_promote())", destructive, "pg_promote() makes the standby a primary"},
    {"SELECT pg_reload_conf()", change, "pg_reload_conf() makes the server read its configuration again"},
    {"SELECT pg_rotate_logfile()", change, "pg_rotate_logfile() starts a new log file"},
    {"SELECT pg_switch_wal()", change, "pg_switch_wal() starts a new WAL file"},
    {"SELECT pg_create_restore_point('x')", change,
     "pg_create_restore_point() writes a restore point to the WAL"},
    {"SELECT * FROM dblink('', 'SELECT 1') AS t(i int)", destructive,
     "dblink() runs SQL in another session, out of this transaction"},
    {"SELECT dblink_exec('DROP TABLE a')", destructive,
     "dblink_exec() runs SQL in another session, out of this transaction"},
    {"SELECT query_to_xml('SELECT 1', true, true, '')", destructive,
     "query_to_xml() runs SQL text that drctl does not read"},
    {"SELECT lo_unlink(1)", destructive, "lo_unlink() removes a large object"},
    {"SELECT lo_export(1, '/tmp/x')", destructive, "lo_export() changes files of the server"},
    {"SELECT lo_get(1)", read, "SELECT only reads"},
    {"SELECT nextval('s')", change, "nextval() advances a sequence"},
    {"SELECT setval('s', 1)", change, "setval() moves a sequence"},
    {"SELECT set_config('work_mem', '1MB', false)", change, "set_config() changes a setting of the session"},
    {"SELECT pg_advisory_lock(1), wipe()", destructive,
     "calls wipe(), and drctl can't know what that does; pg_advisory_lock() takes or gives back an advisory "
     "lock"},
    {"CREATE TABLE t AS SELECT wipe()", destructive,
     "calls wipe(), and drctl can't know what that does; CREATE TABLE AS creates t"},
    {"INSERT INTO t SELECT now(), upper(x) FROM u", change, "INSERT adds rows to t"},
    {"SELECT pg_advisory_lock(1)", change, "pg_advisory_lock() takes or gives back an advisory lock"},
    {"SELECT pg_try_advisory_xact_lock(1)", change,
     "pg_try_advisory_xact_lock() takes or gives back an advisory lock"},
    {"SELECT pg_drop_replication_slot('x')", destructive,
     "pg_drop_replication_slot() drops a replication slot: its consumer can't go on"},
    {"SELECT pg_create_physical_replication_slot('x')", change,
     "pg_create_physical_replication_slot() creates a replication slot, which keeps WAL until it is dropped"},
    {"SELECT * FROM pg_logical_slot_get_changes('x', NULL, NULL)", destructive,
     "pg_logical_slot_get_changes() moves a replication slot: its consumer misses what is skipped"},
    {"SELECT * FROM pg_logical_slot_peek_changes('x', NULL, NULL)", read, "SELECT only reads"},
    {"SELECT pg_stat_reset()", destructive, "pg_stat_reset() forgets collected statistics"},
    {"SELECT nextval('s'), pg_stat_statements_reset()", destructive,
     "pg_stat_statements_reset() forgets collected statistics"},
};
INSTANTIATE_TEST_SUITE_P(Functions, SqlEffectTest, testing::ValuesIn(functions));

const Row data[] = {
    {"INSERT INTO bots VALUES (1)", change, "INSERT adds rows to bots"},
    {"INSERT INTO s.bots DEFAULT VALUES RETURNING id", change, "INSERT adds rows to s.bots"},
    {"INSERT INTO bots VALUES (1) ON CONFLICT DO NOTHING", change, "INSERT adds rows to bots"},
    {"INSERT INTO bots VALUES (1) ON CONFLICT (id) DO UPDATE SET id = 2", destructive,
     "ON CONFLICT DO UPDATE overwrites rows of bots"},
    {"INSERT INTO log SELECT pg_terminate_backend(1)", destructive,
     "pg_terminate_backend() ends another session"},
    {"WITH d AS (DELETE FROM a RETURNING *) INSERT INTO b SELECT * FROM d", destructive,
     "DELETE removes rows from a"},
    {"UPDATE bots SET a = 1", destructive, "UPDATE overwrites rows of bots"},
    {"DELETE FROM bots WHERE id = $1", destructive, "DELETE removes rows from bots"},
    {"TRUNCATE a, s.b", destructive, "TRUNCATE empties a, s.b"},
    {"TRUNCATE a CASCADE", destructive, "TRUNCATE empties a and the tables that refer to it"},
    {"MERGE INTO a USING b ON a.i = b.i WHEN MATCHED THEN DELETE", destructive,
     "MERGE can overwrite or remove rows of a"},
    {"COPY a FROM '/tmp/x'", change, "COPY FROM adds rows to a"},
    {"COPY a TO '/tmp/x'", destructive, "COPY TO overwrites a file of the server"},
    {"COPY a FROM PROGRAM 'cat x'", destructive, "COPY PROGRAM runs a command on the server"},
    {"COPY (SELECT 1) TO PROGRAM 'rm x'", destructive, "COPY PROGRAM runs a command on the server"},
    {"DO $$ BEGIN END $$", destructive, "DO runs code that drctl does not read"},
    {"CALL p(1)", destructive, "CALL runs code that drctl does not read"},
    {"COMMIT PREPARED 'x'", change, "COMMIT PREPARED applies a prepared transaction"},
    {"ROLLBACK PREPARED 'x'", destructive, "ROLLBACK PREPARED discards a prepared transaction"},
};
INSTANTIATE_TEST_SUITE_P(Data, SqlEffectTest, testing::ValuesIn(data));

const Row upkeep[] = {
    {"VACUUM", change, "VACUUM tidies tables"},
    {"VACUUM FULL a", change, "VACUUM FULL rewrites tables and locks them meanwhile"},
    {"ANALYZE a", change, "ANALYZE updates planner statistics"},
    {"REINDEX TABLE CONCURRENTLY a", change, "REINDEX builds indexes anew"},
    {"CLUSTER a", change, "CLUSTER rewrites a table and locks it meanwhile"},
    {"REFRESH MATERIALIZED VIEW m", change, "REFRESH MATERIALIZED VIEW computes m anew"},
    {"CHECKPOINT", change, "CHECKPOINT writes all changed pages to disk"},
    {"COMMENT ON TABLE a IS 'x'", change, "COMMENT changes a description"},
    {"NOTIFY a", change, "NOTIFY sends a notification"},
    {"GRANT SELECT ON a TO b", change, "GRANT gives rights"},
    {"GRANT a TO b", change, "GRANT gives rights"},
    {"REVOKE SELECT ON a FROM b", destructive, "REVOKE takes rights: whoever needs them fails"},
    {"REVOKE a FROM b", destructive, "REVOKE takes rights: whoever needs them fails"},
    {"REASSIGN OWNED BY a TO b", change, "REASSIGN OWNED changes owners"},
};
INSTANTIATE_TEST_SUITE_P(Upkeep, SqlEffectTest, testing::ValuesIn(upkeep));

const Row definitions[] = {
    {"CREATE TABLE a (i int DEFAULT 1)", change, "CREATE TABLE creates a"},
    {"CREATE TABLE a AS SELECT 1", change, "CREATE TABLE AS creates a"},
    {"CREATE MATERIALIZED VIEW m AS SELECT 1", change, "CREATE MATERIALIZED VIEW AS creates m"},
    {"CREATE VIEW v AS SELECT pg_promote()", change, "CREATE VIEW adds v"},
    {"CREATE OR REPLACE VIEW v AS SELECT pg_promote()", destructive,
     "CREATE VIEW adds v; OR REPLACE overwrites the one that is there"},
    {"CREATE INDEX CONCURRENTLY ON a (b)", change, "CREATE INDEX adds an index to a"},
    {"CREATE DATABASE d", change, "CREATE DATABASE adds a database"},
    {"CREATE EXTENSION amcheck", change, "CREATE EXTENSION adds an extension"},
    {"CREATE SCHEMA s CREATE TABLE t (i int)", change, "CREATE SCHEMA adds a schema"},
    {"CREATE RULE r AS ON INSERT TO a DO INSTEAD DELETE FROM b", destructive,
     "CREATE RULE ... INSTEAD keeps statements from doing what they say"},
    {"CREATE FUNCTION f() RETURNS void LANGUAGE sql BEGIN ATOMIC DELETE FROM a; END", change,
     "CREATE FUNCTION adds a function"},
    {"CREATE CAST (int AS text) WITH INOUT", change, "CREATE CAST adds an object"},
    {"CREATE ROLE r", change, "CREATE ROLE adds a role"},
    {"DROP TABLE IF EXISTS a, s.b CASCADE", destructive,
     "DROP TABLE removes a, s.b and all that depends on it"},
    {"DROP INDEX CONCURRENTLY i", destructive, "DROP INDEX removes i"},
    {"DROP FUNCTION f(int)", destructive, "DROP FUNCTION removes f"},
    {"DROP TYPE s.t", destructive, "DROP TYPE removes s.t"},
    {"DROP SCHEMA s", destructive, "DROP SCHEMA removes s"},
    {"DROP MATERIALIZED VIEW m", destructive, "DROP MATERIALIZED VIEW removes m"},
    {"DROP DATABASE d WITH (FORCE)", destructive, "DROP DATABASE removes database d"},
    {"DROP ROLE r", destructive, "DROP ROLE removes a role"},
    {"DROP OWNED BY r", destructive, "DROP OWNED drops all that a role owns"},
    {"DROP SUBSCRIPTION s", destructive, "DROP SUBSCRIPTION removes s"},
};
INSTANTIATE_TEST_SUITE_P(Definitions, SqlEffectTest, testing::ValuesIn(definitions));

const Row alterations[] = {
    {"ALTER TABLE a ADD COLUMN b int", change, "ALTER TABLE a changes a definition"},
    {"ALTER TABLE a DROP COLUMN b", destructive, "ALTER TABLE a drops column b"},
    {"ALTER TABLE a ADD COLUMN b int, DROP CONSTRAINT c", destructive, "ALTER TABLE a drops constraint c"},
    {"ALTER TABLE a ALTER b TYPE int", destructive, "ALTER TABLE a converts column b"},
    {"ALTER TABLE a DISABLE TRIGGER ALL", destructive, "ALTER TABLE a disables all triggers"},
    {"ALTER TABLE a DISABLE ROW LEVEL SECURITY", destructive,
     "ALTER TABLE a can lose something (DisableRowSecurity)"},
    {"ALTER TABLE a RENAME TO b", destructive, "RENAME takes the old name of a TABLE from whoever uses it"},
    {"ALTER TABLE a SET SCHEMA s", destructive, "SET SCHEMA takes a name from whoever uses it"},
    {"ALTER TABLE a OWNER TO b", change, "ALTER TABLE a changes a definition"},
    {"ALTER DATABASE d ALLOW_CONNECTIONS false", destructive, "ALTER DATABASE can refuse connections"},
    {"ALTER DATABASE d SET work_mem = '1MB'", destructive,
     "ALTER DATABASE SET can make all sessions to come fail"},
    {"ALTER SYSTEM SET shared_buffers = '1TB'", destructive,
     "ALTER SYSTEM can keep the server from starting"},
    {"ALTER ROLE r NOLOGIN", destructive, "ALTER ROLE can lock users out"},
    {"ALTER SEQUENCE s RESTART", change, "ALTER SEQUENCE changes a sequence"},
    {"ALTER DOMAIN d DROP CONSTRAINT c", destructive, "ALTER DOMAIN drops a constraint"},
    {"ALTER EXTENSION e UPDATE", change, "ALTER EXTENSION updates an extension"},
    {"ALTER EXTENSION e DROP TABLE t", destructive, "ALTER EXTENSION drops a member"},
    {"ALTER PUBLICATION p ADD TABLE t", change, "ALTER PUBLICATION adds objects"},
    {"ALTER SUBSCRIPTION s DISABLE", destructive, "ALTER SUBSCRIPTION can stop or lose replication"},
    {"ALTER EVENT TRIGGER t DISABLE", destructive, "ALTER EVENT TRIGGER disables it"},
    {"ALTER DEFAULT PRIVILEGES REVOKE SELECT ON TABLES FROM r", destructive,
     "ALTER DEFAULT PRIVILEGES takes rights to come"},
};
INSTANTIATE_TEST_SUITE_P(Alterations, SqlEffectTest, testing::ValuesIn(alterations));

TEST(SqlEffect, CountsStatementsAndTakesTheWorst) {
  auto found = classify_sql("SELECT 1; DELETE FROM bots; ; INSERT INTO a VALUES (1)");
  EXPECT_EQ(found.statements, 3u);
  EXPECT_EQ(found.reason, "DELETE removes rows from bots");
  EXPECT_EQ(found.effect, destructive);
}

TEST(SqlEffect, FindsNoStatementInAComment) { EXPECT_EQ(classify_sql(" -- nothing\n;").statements, 0u); }

TEST(SqlEffect, WhatCannotBeReadIsDestructive) {
  auto found = classify_sql("SELEKT 1");
  EXPECT_EQ(found.effect, destructive);
  EXPECT_EQ(found.reason,
            "drctl's SQL parser (PostgreSQL 15) can't read it: syntax error at or near \"SELEKT\"");
}

TEST(SqlEffect, NothingHidesBehindAZeroByte) {
  auto found = classify_sql(std::string_view("SELECT 1\0; DELETE FROM a", 24));
  EXPECT_EQ(found.effect, destructive);
  EXPECT_EQ(found.reason, "drctl's SQL parser (PostgreSQL 15) can't read it: it holds a zero byte");
  EXPECT_EQ(found.refusal, "the text holds a zero byte, which PostgreSQL can't take");
}

TEST(SqlEffect, BytesThatAreNotUtf8AreDestructive) {
  EXPECT_EQ(classify_sql("SELECT '\xff'").reason,
            "drctl's SQL parser (PostgreSQL 15) can't read it: it is not UTF-8");
}

std::string chain(std::size_t links) {
  std::string text = "SELECT 1";
  for (std::size_t i = 0; i < links; ++i) text += "+1";
  return text;
}

TEST(SqlEffect, ADeepExpressionIsRead) { EXPECT_EQ(classify_sql(chain(30'000)).effect, read); }

TEST(SqlEffect, ATextTooLongForTheParserIsDestructive) {
  EXPECT_EQ(classify_sql(chain(200'000)).reason,
            "drctl's SQL parser (PostgreSQL 15) can't read it: it is longer than 64 KiB");
}

struct Refused {
  std::string sql;
  std::string why;
};

void PrintTo(const Refused& refused, std::ostream* out) { *out << refused.sql; }

class SqlRefusalTest : public testing::TestWithParam<Refused> {};

TEST_P(SqlRefusalTest, SaysWhyItIsNoStep) { EXPECT_EQ(classify_sql(GetParam().sql).refusal, GetParam().why); }

const std::string no_transactions =
    "drctl begins and ends the transaction itself: leave transaction control out";

const Refused refusals[] = {
    {"BEGIN", no_transactions},
    {"COMMIT", no_transactions},
    {"ROLLBACK TO SAVEPOINT a", no_transactions},
    {"PREPARE TRANSACTION 'x'", no_transactions},
    {"SET work_mem = '1MB'",
     "SET and RESET end with the step's own session: use ALTER DATABASE or ALTER ROLE ... SET"},
    {"RESET ALL", "SET and RESET end with the step's own session: use ALTER DATABASE or ALTER ROLE ... SET"},
    {"LISTEN a", "LISTEN ends with the step's own session"},
    {"COPY a FROM STDIN", "COPY FROM STDIN has nothing to read in a step: use INSERT"},
    {"COPY a TO STDOUT", "COPY TO STDOUT gives a step no rows: use SELECT"},
    {"PREPARE p AS DELETE FROM a", "PREPARE ends with the step's own session: write the statement itself"},
    {"EXECUTE p", "EXECUTE finds nothing prepared in the step's own session: write the statement itself"},
    {"DECLARE c CURSOR FOR SELECT 1", "DECLARE ends with the step's own session: write the query itself"},
    {"LOCK TABLE a", "LOCK ends with the step's own session"},
    {"LOAD 'x'", "LOAD ends with the step's own session"},
};
INSTANTIATE_TEST_SUITE_P(Statements, SqlRefusalTest, testing::ValuesIn(refusals));

}  // namespace
}  // namespace drctl
