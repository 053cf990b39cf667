#include <gtest/gtest.h>

#include <ostream>

#include "adapters/sql_effect.hpp"

namespace drctl {
namespace {

using enum Effect;

// What looks milder than it is, or worse.
struct Evasion {
  std::string sql;
  Effect effect;
  std::string why;
};

void PrintTo(const Evasion& row, std::ostream* out) { *out << row.sql << " (" << row.why << ")"; }

class SqlEvasionTest : public testing::TestWithParam<Evasion> {};

TEST_P(SqlEvasionTest, IsJudgedByWhatItDoes) {
  const auto found = classify_sql(GetParam().sql);
  EXPECT_EQ(to_string(found.effect), to_string(GetParam().effect)) << found.reason;
}

const Evasion hidden[] = {
    {"WITH a AS (SELECT 1), b AS (DELETE FROM t RETURNING *) SELECT * FROM a", destructive, "unused CTE"},
    {"WITH a AS (WITH b AS (DELETE FROM t RETURNING 1) SELECT * FROM b) SELECT 1", destructive,
     "CTE of a CTE"},
    {"WITH a AS MATERIALIZED (UPDATE t SET x = 1 RETURNING 1) SELECT 1", destructive, "materialized CTE"},
    {"WITH RECURSIVE a AS (DELETE FROM t RETURNING *) SELECT * FROM a", destructive, "recursive CTE"},
    {"SELECT 1 WHERE EXISTS (WITH d AS (TRUNCATE t) SELECT 1)", destructive, "not SQL: can't be read"},
    {"INSERT INTO t SELECT * FROM (SELECT pg_cancel_backend(1)) x", destructive, "function in FROM"},
    {"SELECT (SELECT (SELECT pg_terminate_backend(1)))", destructive, "function two selects deep"},
    {"SELECT CASE WHEN false THEN pg_terminate_backend(1) END", destructive, "it may be true tomorrow"},
    {"SELECT 1 ORDER BY pg_promote()", destructive, "function in ORDER BY"},
    {"SELECT 1 LIMIT (SELECT pg_promote()::int)", destructive, "function in LIMIT"},
    {"SELECT sum(1) FILTER (WHERE pg_promote()) FROM t", destructive, "function in FILTER"},
    {"SELECT sum(x) OVER (PARTITION BY pg_promote()) FROM t", destructive, "function in a window"},
    {"SELECT * FROM t, LATERAL pg_cancel_backend(t.pid)", destructive, "lateral function"},
    {"SELECT * FROM t JOIN u ON pg_cancel_backend(t.pid)", destructive, "function in a join"},
    {"SELECT array_agg(pg_terminate_backend(pid)) FROM pg_stat_activity", destructive, "in an aggregate"},
    {"SELECT COALESCE(NULL, pg_promote())", destructive, "function in COALESCE"},
    {"SELECT ARRAY[pg_promote()]", destructive, "function in an array"},
    {"SELECT ROW(pg_promote())", destructive, "function in a row"},
    {"VALUES (pg_promote())", destructive, "function in VALUES"},
    {"SELECT 1 UNION ALL SELECT pg_promote()::int", destructive, "function in the second half"},
    {"SELECT lo_unlink(oid) FROM pg_largeobject_metadata", destructive, "as vacuumlo does"},
    {"SELECT U&\"pg\\005fpromote\"()", destructive, "the name in escapes"},
    {"SELECT \"pg_catalog\" . pg_promote ()", destructive, "the name in pieces"},
    {"SELECT/**/pg_promote/* x */()", destructive, "comments for blanks"},
    {"SELECT -- DELETE\npg_promote()", destructive, "behind a comment's end"},
    {"/* /* nested */ SELECT 1 */ DELETE FROM t", destructive, "nested comments end later"},
    {"SELECT 'it''s; DROP TABLE t'", read, "a text"},
    {"SELECT E'\\'; DROP TABLE t; --'", read, "a text with escapes"},
    {"SELECT $a$ $$ ; DROP TABLE t; $$ $a$", read, "a text in a text"},
    {"SELECT \"drop table t\" FROM \"delete from\"", read, "names"},
    {"SELECT 1 /* ; DROP TABLE t */", read, "a comment"},
    {"SELECT * FROM t WHERE note = $1", read, "a parameter"},
    {"SELECT count(*) FROM t WHERE x IN (SELECT y FROM u)", read, "a sub-select"},
};
INSTANTIATE_TEST_SUITE_P(Hidden, SqlEvasionTest, testing::ValuesIn(hidden));

const Evasion run_by_others[] = {
    {"EXPLAIN (ANALYZE, COSTS off) DELETE FROM t", destructive, "ANALYZE runs it"},
    {"EXPLAIN (ANALYZE on) UPDATE t SET x = 1", destructive, "ANALYZE runs it"},
    {"EXPLAIN (ANALYZE true) INSERT INTO t VALUES (1)", change, "ANALYZE runs it"},
    {"EXPLAIN (ANALYZE off, ANALYZE on) DELETE FROM t", destructive, "the last of two counts"},
    {"EXPLAIN (ANALYZE 'true') DELETE FROM t", destructive, "as a text"},
    {"EXPLAIN ANALYZE CREATE TABLE c AS SELECT * FROM t", change, "ANALYZE creates it"},
    {"EXPLAIN ANALYZE WITH d AS (DELETE FROM t RETURNING *) SELECT * FROM d", destructive, "a CTE, run"},
    {"EXPLAIN ANALYZE SELECT pg_promote()", destructive, "a function, run"},
    {"EXPLAIN ANALYZE EXECUTE p", destructive, "what was prepared can't be seen"},
    {"EXPLAIN (FORMAT json) DELETE FROM t", read, "planned only"},
    {"DO $$ BEGIN PERFORM 1; END $$", destructive, "code that drctl does not read"},
    {"DO LANGUAGE plpgsql 'BEGIN END'", destructive, "code that drctl does not read"},
    {"CALL app.cleanup()", destructive, "code that drctl does not read"},
    {"COPY t FROM PROGRAM 'curl http://x'", destructive, "a command on the server"},
    {"COPY (SELECT 1) TO PROGRAM 'sh'", destructive, "a command on the server"},
    {"COPY (DELETE FROM t RETURNING *) TO '/tmp/x'", destructive, "a DELETE in a COPY"},
    {"COPY t TO '/etc/passwd'", destructive, "overwrites a file"},
    {"CREATE TABLE c AS WITH d AS (DELETE FROM t RETURNING *) SELECT * FROM d", destructive, "moves rows"},
    {"SELECT * INTO c FROM (SELECT pg_promote()) x", destructive, "worse than INTO"},
    {"CREATE MATERIALIZED VIEW m AS SELECT app.wipe()", destructive, "runs a function of one's own"},
    {"CREATE INDEX ON t (app.key(x))", destructive, "runs a function of one's own"},
    {"SELECT * FROM t FOR UPDATE SKIP LOCKED", change, "locks rows"},
    {"SELECT * FROM (SELECT * FROM t FOR UPDATE) x", change, "locks rows, deep"},
    {"DECLARE c CURSOR FOR DELETE FROM t RETURNING *", destructive, "not SQL: can't be read"},
    {"SELECT dblink_exec('host=x', 'DROP TABLE t')", destructive, "SQL elsewhere"},
    {"SELECT ext.dblink('x', 'DROP TABLE t')", destructive, "SQL elsewhere, by schema"},
    {"SELECT pg_background_launch('DROP TABLE t')", destructive, "SQL in the background"},
    {"SELECT aws_s3.query_export_to_s3('SELECT 1', 'b', 'k')", destructive, "SQL, and a file elsewhere"},
    {"SELECT http_delete('http://x')", destructive, "a request elsewhere"},
    {"SELECT pg_stat_kcache_reset()", destructive, "statistics of an extension"},
};
INSTANTIATE_TEST_SUITE_P(RunByOthers, SqlEvasionTest, testing::ValuesIn(run_by_others));

const Evasion look_alikes[] = {
    {"INSERT INTO t VALUES (now())", change, "PostgreSQL's own"},
    {"INSERT INTO t VALUES (pg_catalog.now())", change, "PostgreSQL's own"},
    {"INSERT INTO t VALUES (app.now())", destructive, "somebody's own, of that name"},
    {"INSERT INTO t SELECT a OPERATOR(app.+) b FROM u", destructive, "an operator is a function"},
    {"INSERT INTO t SELECT a OPERATOR(pg_catalog.+) b FROM u", change, "PostgreSQL's own"},
    {"INSERT INTO t SELECT extract(year FROM now()), position('a' IN x) FROM u", change, "SQL's spelling"},
    {"INSERT INTO t SELECT x AT TIME ZONE 'UTC' FROM u", change, "SQL's spelling"},
    {"SELECT app.now()", read, "a read runs READ ONLY"},
};
INSTANTIATE_TEST_SUITE_P(LookAlikes, SqlEvasionTest, testing::ValuesIn(look_alikes));

const Evasion losses[] = {
    {"REFRESH MATERIALIZED VIEW m WITH NO DATA", destructive, "empties it"},
    {"REFRESH MATERIALIZED VIEW CONCURRENTLY m", change, "computes it"},
    {"CREATE VIEW v AS SELECT 1", change, "adds one"},
    {"CREATE OR REPLACE VIEW v AS SELECT 1", destructive, "overwrites one"},
    {"CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'", destructive, "overwrites one"},
    {"CREATE OR REPLACE TRIGGER g BEFORE INSERT ON t EXECUTE FUNCTION f()", destructive, "overwrites one"},
    {"CREATE RULE r AS ON INSERT TO t DO INSTEAD NOTHING", destructive, "loses every row from then on"},
    {"CREATE RULE r AS ON INSERT TO t DO ALSO NOTIFY x", change, "adds to it"},
    {"ALTER TABLE t ALTER x SET DEFAULT 1", change, "gives a default"},
    {"ALTER TABLE t ALTER x DROP DEFAULT", destructive, "takes it"},
    {"ALTER TABLE t ALTER x DROP NOT NULL", destructive, "takes a guard"},
    {"ALTER TABLE t ENABLE ROW LEVEL SECURITY", destructive, "hides all rows"},
    {"ALTER TABLE t FORCE ROW LEVEL SECURITY", destructive, "hides all rows, from the owner"},
    {"ALTER TABLE t ENABLE TRIGGER g", change, "a trigger works again"},
    {"ALTER TABLE t ENABLE REPLICA TRIGGER g", destructive, "it works no more, but for replication"},
    {"ALTER TABLE t ADD x int, ALTER y DROP DEFAULT", destructive, "the second of two"},
    {"ALTER TYPE c DROP ATTRIBUTE x", destructive, "values lose a part"},
    {"ALTER TYPE e ADD VALUE 'x'", change, "adds a value"},
    {"ALTER TYPE e RENAME VALUE 'x' TO 'y'", destructive, "takes a value's name"},
    {"ALTER DOMAIN d SET DEFAULT 1", change, "gives a default"},
    {"ALTER DOMAIN d DROP DEFAULT", destructive, "takes it"},
    {"ALTER DOMAIN d DROP NOT NULL", destructive, "takes a guard"},
    {"ALTER DOMAIN d SET NOT NULL", change, "adds a guard"},
    {"ALTER DATABASE d SET session_preload_libraries = 'nosuch'", destructive, "nobody can connect"},
    {"ALTER ROLE ALL SET default_transaction_read_only = on", destructive, "all writes fail"},
    {"ALTER ROLE r IN DATABASE d RESET ALL", destructive, "forgets settings"},
    {"ALTER POLICY p ON t USING (false)", destructive, "hides rows"},
    {"ALTER SERVER s OPTIONS (SET host 'x')", destructive, "leads elsewhere"},
    {"ALTER USER MAPPING FOR r SERVER s OPTIONS (SET password 'x')", destructive, "may lock out"},
    {"ALTER SYSTEM RESET ALL", destructive, "forgets settings"},
    {"ALTER TABLE t SET UNLOGGED", destructive, "a crash empties it"},
    {"TRUNCATE ONLY t RESTART IDENTITY", destructive, "empties it"},
    {"DROP TABLE IF EXISTS t", destructive, "removes it if it is there"},
    {"INSERT INTO t VALUES (1) ON CONFLICT (x) DO UPDATE SET y = 1 WHERE false", destructive,
     "may overwrite"},
};
INSTANTIATE_TEST_SUITE_P(Losses, SqlEvasionTest, testing::ValuesIn(losses));

TEST(SqlEvasion, OneStatementAStep) {
  for (const char* sql : {"SELECT 1; DROP TABLE t", "SELECT 1;;DROP TABLE t", "SELECT ';'; DROP TABLE t",
                          "SELECT $$;$$; DROP TABLE t", "/* ; */ SELECT 1; DROP TABLE t -- x"}) {
    EXPECT_EQ(classify_sql(sql).statements, 2u) << sql;
    EXPECT_EQ(classify_sql(sql).effect, destructive) << sql;
  }
}

}  // namespace
}  // namespace drctl
