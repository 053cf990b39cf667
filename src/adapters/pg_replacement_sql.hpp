#pragma once

#include <string_view>

/// The scripts that put a restored database in the place of another, for psql. Variables: `name`, the
/// database; `aside`, the one that is filled beside it; `replaced`, what the old one is called for its last
/// moments.
namespace drctl::replacement_sql {

/// Statistics for the planner, which a dump does not hold. Shared catalogs can't be analyzed by everyone, and
/// the warnings about them are no news.
constexpr std::string_view analyze = R"(
SET client_min_messages = error;
ANALYZE;
)";

/// What belongs to a database and is in no dump that is restored without --create: settings, privileges,
/// connection limit, comment. Settings of a role in the database are a superuser's to make.
constexpr std::string_view copy_properties = R"(
SELECT format('ALTER %s SET %I TO %s',
  CASE setrole WHEN 0 THEN format('DATABASE %I', :'aside')
  ELSE format('ROLE %I IN DATABASE %I', pg_get_userbyid(setrole), :'aside') END, key,
  -- these are stored as lists of quoted names already (GUC_LIST_QUOTE in PostgreSQL's guc tables)
  CASE WHEN value <> '""' AND key IN ('search_path', 'temp_tablespaces', 'local_preload_libraries',
    'session_preload_libraries') THEN value
  ELSE quote_literal(CASE value WHEN '""' THEN '' ELSE value END) END)
FROM pg_db_role_setting JOIN pg_database AS d ON d.oid = setdatabase CROSS JOIN unnest(setconfig) AS setting
CROSS JOIN LATERAL (SELECT split_part(setting, '=', 1) AS key, substr(setting, strpos(setting, '=') + 1) AS value) AS s
WHERE datname = :'name' AND (setrole = 0 OR (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)) \gexec
SELECT format('REVOKE ALL ON DATABASE %I FROM PUBLIC', :'aside')
FROM pg_database WHERE datname = :'name' AND datacl IS NOT NULL \gexec
SELECT format('GRANT %s ON DATABASE %I TO %s%s', privilege_type, :'aside',
  CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END,
  CASE WHEN is_grantable THEN ' WITH GRANT OPTION' END)
FROM pg_database CROSS JOIN aclexplode(datacl) WHERE datname = :'name' AND grantee <> datdba \gexec
SELECT format('ALTER DATABASE %I CONNECTION LIMIT %s', :'aside', datconnlimit)
FROM pg_database WHERE datname = :'name' AND datconnlimit <> -1 \gexec
SELECT format('COMMENT ON DATABASE %I IS %L', :'aside', shobj_description(oid, 'pg_database'))
FROM pg_database WHERE datname = :'name' AND shobj_description(oid, 'pg_database') IS NOT NULL \gexec
)";

/// Both names change in one transaction (`\;` sends the statements together), so there is no moment without a
/// whole database of that name.
constexpr std::string_view swap = R"(
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname IN (:'name', :'aside') AND backend_type = 'client backend' AND pid <> pg_backend_pid() \;
ALTER DATABASE :"name" RENAME TO :"replaced" \; ALTER DATABASE :"aside" RENAME TO :"name";
)";

/// The same where there was no database of that name.
constexpr std::string_view put_in_place = R"(
ALTER DATABASE :"aside" RENAME TO :"name";
)";

/// When it is there at the beginning, a crash has left it, and its replacement was already in place.
constexpr std::string_view drop_replaced = R"(
SET client_min_messages = error;
DROP DATABASE IF EXISTS :"replaced" WITH (FORCE);
)";

}  // namespace drctl::replacement_sql
