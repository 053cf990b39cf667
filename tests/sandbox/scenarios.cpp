#include "sandbox/scenarios.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "sandbox/failure.hpp"
#include "sandbox/index_damage.hpp"
#include "sandbox/lost_cluster.hpp"
#include "sandbox/lost_connection.hpp"
#include "sandbox/lost_control_plane.hpp"
#include "sandbox/lost_front.hpp"
#include "sandbox/lost_keycloak.hpp"
#include "sandbox/lost_node.hpp"
#include "sandbox/lost_rows.hpp"
#include "sandbox/page_damage.hpp"

namespace drctl::sandbox {
namespace {

/// What the database says now to who reads every bot.
std::string words_of(const Postgres& postgres) {
  try {
    Database(postgres.owner("volaticloud")).query("SELECT count(*) FROM bots");
  } catch (const Failure& failure) {
    const std::string words = failure.what();
    return words.substr(0, words.find('\n'));
  }
  throw Failure("nothing is broken: all bots can still be read");
}

std::string corrupt(Sandbox& sandbox) {
  const auto blocks = damage_pages(sandbox.postgres(), "bots");
  return fmt::format("blocks {} of bots are damaged: {}", blocks, words_of(sandbox.postgres()));
}

std::string drop_tables(Sandbox& sandbox) {
  sandbox.postgres().query("volaticloud", "DROP TABLE bots CASCADE; DROP TABLE backtests");
  return fmt::format("bots and backtests are gone: {}", words_of(sandbox.postgres()));
}

/// Of the lost server; the new one answers, and is empty.
std::string lose_database(Sandbox& sandbox) {
  const auto lost = sandbox.postgres().owner("volaticloud");
  sandbox.replace_postgres();
  if (can_connect(lost)) throw Failure("nothing is lost: the server still answers");
  return fmt::format(
      "the server on port {} is gone with its data; a new one, empty, is on port {}: run with {}", lost.port,
      sandbox.postgres().port(), (sandbox.folder() / "environment-new-database.yaml").string());
}

constexpr std::array table = {
    Scenario{"db-server-stopped", "stops the database server", &stop_database, &start_database},
    Scenario{"db-connections-rejected", "has pg_hba.conf reject the role of the backend and of drctl",
             &reject_connections, &admit_connections},
    Scenario{"db-password-stale", "puts an old password into the secret, and restarts the backend",
             &stale_password, &right_password},
    Scenario{"db-name-unknown",
             "has the secret call the database by a name without an address, and restarts the backend",
             &lose_name, &right_name},
    Scenario{"db-corruption",
             "changes bytes of the file of the table bots, with the server stopped, and starts it again",
             &corrupt},
    Scenario{"db-tables-dropped", "drops the tables bots (cascade) and backtests", &drop_tables},
    Scenario{"db-index-damaged", "changes bytes of the file of the primary key of bots likewise",
             &damage_index},
    Scenario{"db-index-lacks-rows",
             "writes every tenth row of bots again, and gives the file of the index on their names the bytes "
             "of before",
             &lose_index_entries},
    Scenario{"db-loss",
             "stops PostgreSQL and removes its data; starts a new, empty one on another port, with another "
             "password",
             &lose_database},
    Scenario{"node-failure", "ends the kubelet of a node on which the backend runs", &lose_node,
             &return_nodes},
    Scenario{"control-plane-failure", "ends the kube-apiserver", &lose_control_plane, &return_control_plane},
    Scenario{"cluster-loss",
             "removes the cluster with all that is in it; a new, empty one of two nodes takes its place",
             &lose_cluster},
    Scenario{
        "certificate-expired",
        "gives the HTTPS front, which is started first where there is none, a certificate that has ended",
        &expire_certificate, &renew_certificate},
    Scenario{"dns-record-missing", "takes the record of the platform's name away, likewise", &lose_record,
             &return_record},
    Scenario{"dns-record-wrong", "leads the platform's name to an address where nobody listens, likewise",
             &mislead_name, &return_record},
    Scenario{"lost-bots", "deletes every fifth row of bots, and with it its backtests", &lose_bots},
    Scenario{"lost-strategies", "drops the table strategies (cascade)", &lose_strategies},
    Scenario{"keycloak-unavailable", "kills Keycloak, which is started first where there is none",
             &kill_keycloak},
    Scenario{"keycloak-database-away",
             "has Keycloak's database refuse Keycloak, which is started first likewise",
             &lose_database_of_keycloak, &return_database_of_keycloak},
    Scenario{"keycloak-data-loss", "drops Keycloak's database", &lose_data_of_keycloak},
};

const Scenario& find(std::string_view name) {
  const auto* found = std::ranges::find(table, name, &Scenario::name);
  if (found != table.end()) return *found;
  std::string names;
  for (const auto& scenario : table) names += fmt::format("{}{}", names.empty() ? "" : ", ", scenario.name);
  throw Failure(fmt::format("no scenario '{}': there are {}", name, names));
}

}  // namespace

std::span<const Scenario> scenarios() { return table; }

std::string break_sandbox(Sandbox& sandbox, std::string_view name) { return find(name).apply(sandbox); }

void mend_sandbox(Sandbox& sandbox, std::string_view name) {
  const auto& scenario = find(name);
  if (!scenario.mend) throw Failure(fmt::format("only a recovery mends {}: drctl run", name));
  scenario.mend(sandbox);
}

}  // namespace drctl::sandbox
