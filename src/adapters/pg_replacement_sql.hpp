#pragma once

#include <string_view>

/// The scripts that put a restored database in the place of another, for psql. Variables: `name`, the
/// database; `aside`, the one that is filled beside it; `replaced`, what the old one is called for its last
/// moments.
namespace drctl::replacement_sql {

/// What the connecting user may do; one JSON object. `roles`: a JSON list of the roles that own things.
constexpr std::string_view rights = R"(
SELECT json_build_object(
  'may_create', (SELECT rolsuper OR rolcreatedb FROM pg_roles WHERE rolname = current_user),
  'exists', EXISTS (SELECT FROM pg_database WHERE datname = :'name'),
  'may_replace', coalesce((SELECT pg_has_role(datdba, 'USAGE') FROM pg_database WHERE datname = :'name'), true),
  'foreign_roles', coalesce((SELECT json_agg(wanted) FROM json_array_elements_text(:'roles') AS wanted
    LEFT JOIN pg_roles ON rolname = wanted
    WHERE pg_roles.oid IS NULL OR NOT pg_has_role(pg_roles.oid, 'MEMBER')), '[]'));
)";

/// Whether all extensions of the dump (`extensions`, a JSON list) are in the database where this is asked,
/// and the user can't be sure to create them.
constexpr std::string_view has_extensions = R"(
SELECT count(extname) = count(*) AND count(*) > 0
  AND NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
FROM json_array_elements_text(:'extensions') AS wanted LEFT JOIN pg_extension ON extname = wanted;
)";

/// Removes what a crash may have left. When `replaced` is there, its replacement was already in place.
constexpr std::string_view drop_leftovers = R"(
SET client_min_messages = error;
DROP DATABASE IF EXISTS :"aside" WITH (FORCE);
DROP DATABASE IF EXISTS :"replaced" WITH (FORCE);
)";

/// What is unfinished is of no use.
constexpr std::string_view drop_aside = R"(
SET client_min_messages = error;
DROP DATABASE IF EXISTS :"aside" WITH (FORCE);
)";

/// A new database of the same owner, encoding, locale and tablespace. Columns differ between versions of
/// PostgreSQL (daticulocale, datlocale), hence the detour over JSON.
constexpr std::string_view create_alike = R"(
SELECT format('CREATE DATABASE %I OWNER %I TEMPLATE %I ENCODING %L LC_COLLATE %L LC_CTYPE %L %s %s',
  :'aside', pg_get_userbyid(datdba), :'template', pg_encoding_to_char(encoding), datcollate, datctype,
  CASE WHEN spcname <> 'pg_default' THEN format('TABLESPACE %I', spcname) END,
  CASE to_jsonb(d) ->> 'datlocprovider'
    WHEN 'i' THEN format('LOCALE_PROVIDER icu ICU_LOCALE %L',
                         coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale'))
    WHEN 'b' THEN format('LOCALE_PROVIDER builtin BUILTIN_LOCALE %L', to_jsonb(d) ->> 'datlocale')
  END)
FROM pg_database AS d JOIN pg_tablespace AS t ON t.oid = dattablespace WHERE datname = :'name' \gexec
)";

/// An empty database with the options (`options`, SQL) that the dump names.
constexpr std::string_view create_as_dumped = R"(
CREATE DATABASE :"aside" :options;
)";

/// The names of all tables, as "schema.table", one JSON list.
constexpr std::string_view tables = R"(
SELECT coalesce(json_agg(nspname || '.' || relname), '[]')
FROM pg_class JOIN pg_namespace AS n ON n.oid = relnamespace WHERE relkind IN ('r', 'p');
)";

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

constexpr std::string_view drop_replaced = R"(
DROP DATABASE IF EXISTS :"replaced" WITH (FORCE);
)";

}  // namespace drctl::replacement_sql
