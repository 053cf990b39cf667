#include "recovery/system_state.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <ostream>
#include <vector>

#include "sandbox/database.hpp"
#include "sandbox/failure.hpp"

namespace drctl::recovery {
using sandbox::can_connect;
using sandbox::Database;
using sandbox::Failure;
using sandbox::Sandbox;
namespace {

constexpr auto constraints_sql = R"(
SELECT string_agg(format('%s: %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)), E'\n'
  ORDER BY conrelid::regclass::text, conname)
FROM pg_constraint WHERE connamespace = 'public'::regnamespace)";

constexpr auto indexes_sql = R"(
SELECT string_agg(pg_get_indexdef(indexrelid) || CASE WHEN indisvalid THEN '' ELSE ' INVALID' END, E'\n'
  ORDER BY indexrelid::regclass::text)
FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid WHERE relnamespace = 'public'::regnamespace)";

constexpr auto owners_sql = R"(
SELECT string_agg(format('%s: %s', relname, pg_get_userbyid(relowner)), ', ' ORDER BY relname)
FROM pg_class WHERE relnamespace = 'public'::regnamespace)";

constexpr auto databases_sql =
    "SELECT string_agg(format('%s of %s', datname, pg_get_userbyid(datdba)), ', ' ORDER BY datname) FROM "
    "pg_database";

constexpr auto identity_sql = R"(
SELECT system_identifier || '/' || (SELECT oid FROM pg_database WHERE datname = 'volaticloud')
FROM pg_control_system())";

/// On a connection of its own, which is of no use after a failure.
std::string rows_of(const sandbox::Login& login, const std::string& table) {
  try {
    return Database(login).value(fmt::format(
        "SELECT format('%s (%s)', count(*), md5(string_agg(t::text, ',' ORDER BY id))) FROM {} AS t", table));
  } catch (const Failure& failure) {
    return failure.what();
  }
}

/// How many bots each of two indexes knows, or why they can't be asked.
std::string found_in_indexes(const sandbox::Login& login) try {
  Database database(login);
  database.query("SET enable_seqscan = off; SET enable_bitmapscan = off");
  return fmt::format(
      "{} by name, {} by id", database.value("SELECT count(*) FROM bots WHERE name > ''"),
      database.value("SELECT count(*) FROM bots WHERE id > '00000000-0000-0000-0000-000000000000'"));
} catch (const Failure& failure) {
  return failure.what();
}

std::string replicas_of(const Sandbox& sandbox) {
  return sandbox.kubectl()({"-n", "volaticloud", "get", "deployment", "volaticloud-backend", "-o",
                            "jsonpath={.spec.replicas} wanted, {.status.readyReplicas} ready"});
}

/// A line a node: its name, whether it is Ready, whether it takes no pods.
std::string nodes_of(const Sandbox& sandbox) {
  return sandbox.kubectl()({"get", "nodes", "-o",
                            "jsonpath={range .items[*]}{.metadata.name} "
                            "{.status.conditions[?(@.type==\"Ready\")].status} "
                            "{.spec.unschedulable}{\"\\n\"}{end}"});
}

std::string health_of(const Sandbox& sandbox) {
  const auto health = sandbox.health();
  return health ? std::to_string(health->status) : "refused";
}

}  // namespace

SystemState state_of(Sandbox& sandbox) {
  SystemState state;
  const auto login = sandbox.postgres().superuser("volaticloud");
  Database database(login);
  for (const std::string table : {"bots", "strategies", "backtests"})
    state.seen["rows of " + table] = rows_of(login, table);
  state.seen["bots through indexes"] = found_in_indexes(login);
  state.seen["constraints"] = database.value(constraints_sql);
  state.seen["indexes"] = database.value(indexes_sql);
  state.seen["owners"] = database.value(owners_sql);
  state.seen["databases"] = database.value(databases_sql);
  state.seen["owner's login"] = can_connect(sandbox.postgres().owner("volaticloud")) ? "as ever" : "refused";
  state.seen["replicas"] = replicas_of(sandbox);
  state.seen["nodes"] = nodes_of(sandbox);
  state.seen["health"] = health_of(sandbox);
  state.database = database.value(identity_sql);
  return state;
}

void PrintTo(const SystemState& state, std::ostream* out) {
  *out << "database " << state.database;
  for (const auto& [what, value] : state.seen) *out << "\n" << what << ": " << value;
}

}  // namespace drctl::recovery
