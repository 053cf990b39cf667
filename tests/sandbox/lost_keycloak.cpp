#include "sandbox/lost_keycloak.hpp"

#include <fmt/core.h>

#include <chrono>
#include <csignal>

#include "sandbox/daemon.hpp"
#include "sandbox/failure.hpp"
#include "sandbox/keycloak_client.hpp"
#include "sandbox/wait.hpp"

namespace drctl::sandbox {
using namespace std::chrono_literals;
namespace {

KeycloakClient with_keycloak(Sandbox& sandbox) {
  sandbox.add_keycloak();
  return KeycloakClient(sandbox.endpoints().keycloak);
}

/// The token endpoint tells; .well-known is served from memory.
std::string words_of(KeycloakClient& client) {
  if (!wait_until(30s, [&] { return client.token_status() == 500; }))
    throw Failure("nothing is lost: Keycloak does not answer with 500 within 30 s");
  return fmt::format(".well-known says {}, but a token is refused with {}", client.discovery_status(),
                     client.token_status());
}

}  // namespace

std::string kill_keycloak(Sandbox& sandbox) {
  auto client = with_keycloak(sandbox);
  const Daemon server(sandbox.folder(), "keycloak");
  ::kill(-server.pid(), SIGKILL);
  if (!wait_until(10s, [&] { return !server.running(); })) throw Failure("Keycloak can't be killed");
  if (client.discovery_status() != 0) throw Failure("Keycloak still answers");
  return fmt::format("{}: connection refused", realm_url(sandbox.endpoints().keycloak));
}

std::string lose_database_of_keycloak(Sandbox& sandbox) {
  auto client = with_keycloak(sandbox);
  sandbox.postgres().query("postgres",
                           "ALTER ROLE keycloak NOLOGIN; SELECT pg_terminate_backend(pid) FROM "
                           "pg_stat_activity WHERE usename = 'keycloak'");
  return words_of(client);
}

void return_database_of_keycloak(Sandbox& sandbox) {
  sandbox.postgres().query("postgres", "ALTER ROLE keycloak LOGIN");
}

std::string lose_data_of_keycloak(Sandbox& sandbox) {
  auto client = with_keycloak(sandbox);
  sandbox.postgres().query("postgres", "DROP DATABASE keycloak WITH (FORCE)");
  return "database keycloak is gone: " + words_of(client);
}

}  // namespace drctl::sandbox
