#pragma once

#include <string_view>

/// The scripts that work with a dump in a scratch database, for psql. Variables: `tables`, a JSON list of
/// names like "public.bots", empty for all; `schema`, where they go; `mark`, the comment that says who made
/// it.
namespace drctl::scratch_sql {

/// The rows of each table, one JSON object by name. \gexec runs the query that this query writes.
constexpr std::string_view rows = R"(
SELECT 'SELECT json_object_agg(name, n) FROM (' || string_agg(format('SELECT %L AS name, count(*) AS n FROM %I.%I',
  nspname || '.' || relname, nspname, relname), ' UNION ALL ') || ') AS counts'
FROM pg_class JOIN pg_namespace AS n ON n.oid = relnamespace
WHERE relkind IN ('r', 'p') AND nspname <> 'information_schema' AND nspname NOT LIKE 'pg\_%'
  AND (:'tables' = '[]' OR :'tables'::jsonb ? (nspname || '.' || relname)) \gexec
)";

/// The foreign keys between these tables and others, in both directions; one JSON list.
constexpr std::string_view foreign_keys = R"(
SET search_path = '';
SELECT coalesce(json_agg(json_build_object('table', on_table, 'name', conname, 'references', to_table,
  'definition', pg_get_constraintdef(oid)) ORDER BY on_table, conname), '[]')
FROM (SELECT k.oid, conname, hn.nspname || '.' || h.relname AS on_table, tn.nspname || '.' || t.relname AS to_table
  FROM pg_constraint AS k
  JOIN pg_class AS h ON h.oid = conrelid JOIN pg_namespace AS hn ON hn.oid = h.relnamespace
  JOIN pg_class AS t ON t.oid = confrelid JOIN pg_namespace AS tn ON tn.oid = t.relnamespace
  WHERE contype = 'f' AND conparentid = 0) AS keys
WHERE (:'tables'::jsonb ? on_table) <> (:'tables'::jsonb ? to_table);
)";

/// Puts the tables into a schema of their own, without their foreign keys to others, which a copy of the
/// schema would carry along and could not fulfil.
constexpr std::string_view move_tables = R"(
CREATE SCHEMA :"schema";
COMMENT ON SCHEMA :"schema" IS :'mark';
CREATE TEMP TABLE chosen AS SELECT c.oid FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = relnamespace
WHERE relkind IN ('r', 'p') AND :'tables'::jsonb ? (nspname || '.' || relname);
SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) FROM pg_constraint
WHERE contype = 'f' AND conparentid = 0 AND conrelid IN (TABLE chosen) AND confrelid NOT IN (TABLE chosen) \gexec
SELECT format('ALTER TABLE %s SET SCHEMA %I', oid::regclass, :'schema') FROM chosen \gexec
)";

/// `t` for a schema that was made here, `f` for another one, nothing for none.
constexpr std::string_view schema_is_ours = R"(
SELECT coalesce(obj_description(oid, 'pg_namespace'), '') = :'mark' FROM pg_namespace WHERE nspname = :'schema';
)";

/// Without CASCADE: what someone made of these tables since stays, and is said.
constexpr std::string_view drop_schema = R"(
SET client_min_messages = error;
BEGIN;
SELECT 'DROP TABLE ' || string_agg(format('%I.%I', nspname, relname), ', ')
FROM pg_class JOIN pg_namespace AS n ON n.oid = relnamespace
WHERE relkind IN ('r', 'p') AND nspname = :'schema' HAVING count(*) > 0 \gexec
DROP SCHEMA IF EXISTS :"schema";
COMMIT;
)";

}  // namespace drctl::scratch_sql
