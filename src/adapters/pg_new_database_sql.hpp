#pragma once

#include <string_view>

/// The scripts that make a database from a dump beside another, for psql. Variables: `name`, the target's own
/// database; `aside`, the one that is made.
namespace drctl::new_database_sql {

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

/// What a crash has left, and what is unfinished, is of no use.
constexpr std::string_view drop = R"(
SET client_min_messages = error;
DROP DATABASE IF EXISTS :"aside" WITH (FORCE);
)";

}  // namespace drctl::new_database_sql
