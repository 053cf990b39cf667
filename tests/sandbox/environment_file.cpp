#include "sandbox/environment_file.hpp"

#include <fmt/core.h>

#include "sandbox/backend.hpp"
#include "sandbox/front.hpp"
#include "sandbox/keycloak_client.hpp"
#include "sandbox/postgres.hpp"
#include "sandbox/text_file.hpp"

namespace drctl::sandbox {
namespace {

constexpr auto form = R"(environment: sandbox
description: a private PostgreSQL and Kubernetes made to be broken
targets:
  cluster:
    kind: kubernetes
    kubeconfig: {kubeconfig}
    context: sandbox
    namespace: volaticloud
  database:
    kind: postgres
    host: {host}
    port: {port}
    database: volaticloud
    user: volaticloud
    password: {{file: {password}}}
{keycloak_target}vars:
  deployment: volaticloud-backend
  app: volaticloud-backend
  dump: {dump}
  backups: {backups}
  backup_passphrase: {{file: {passphrase}}}
  db_address: {host}:{port}
  db_password: {{file: {password}}}
  health_url: {health}
  graphql_url: {graphql}
  probe_image: ""
  cluster_id: sandbox
  backend_chart: {backend_chart}
  backend_values: {backend_values}
  ingress_chart: {ingress_chart}
  cert_manager: {cert_manager}
  dns_name: console.volaticloud.test
)";

constexpr auto front_vars = R"(  ca_file: {ca}
  name_server: 127.0.0.1:{port}
)";

constexpr auto keycloak_target = R"(  keycloak-database:
    kind: postgres
    host: 127.0.0.1
    port: {port}
    database: keycloak
    user: keycloak
    password: {{file: {password}}}
)";

constexpr auto keycloak_vars = R"(  keycloak_url: {url}
  keycloak_client: volaticloud-api
  keycloak_client_secret: {{file: {secret}}}
  keycloak_db_address: 127.0.0.1:{port}
  keycloak_db_password: {{file: {password}}}
  keycloak_dump: {dump}
  keycloak_realm_file: {realm}
  kc: {kc}
  uma_resources:
  - {{name: "bot:alpha", type: "urn:volaticloud:bot", scopes: [view, trade]}}
  - {{name: "bot:beta", type: "urn:volaticloud:bot", scopes: [view, trade]}}
  - {{name: "bot:gamma", type: "urn:volaticloud:bot", scopes: [view, trade]}}
)";

/// A path as a YAML scalar that can't be anything else: double-quoted when it holds more than plain
/// characters.
std::string scalar(const std::filesystem::path& path) {
  constexpr auto plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-";
  const auto& text = path.string();
  if (text.find_first_not_of(plain) == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char character : text) {
    if (character == '"' || character == '\\') quoted += '\\';
    quoted += character;
  }
  return quoted + '"';
}

const std::filesystem::path charts = DRCTL_SANDBOX_DIR "/charts";

std::string target_of_keycloak(const Folder& sandbox, const Endpoints& endpoints) {
  return fmt::format(keycloak_target, fmt::arg("port", endpoints.postgres),
                     fmt::arg("password", scalar(sandbox / "keycloak-database-password")));
}

std::string vars_of_front(const Folder& sandbox, const Endpoints& endpoints) {
  return fmt::format(front_vars, fmt::arg("ca", scalar(sandbox / "front" / "ca.crt")),
                     fmt::arg("port", endpoints.name_server));
}

std::string vars_of_keycloak(const Folder& sandbox, const Endpoints& endpoints, const std::string& realm) {
  return fmt::format(keycloak_vars, fmt::arg("url", realm),
                     fmt::arg("secret", scalar(sandbox / "keycloak-client-secret")),
                     fmt::arg("port", endpoints.postgres),
                     fmt::arg("password", scalar(sandbox / "keycloak-database-password")),
                     fmt::arg("dump", scalar(sandbox / "keycloak.dump")),
                     fmt::arg("realm", scalar(sandbox / "keycloak-realm.json")),
                     fmt::arg("kc", scalar(sandbox / "bin" / "kc.sh")));
}

/// The database of the backend, as an environment names it.
struct Named {
  Port port;
  PostgresNames names = {};
  std::string host = "127.0.0.1";
};

void write(const Folder& sandbox, const char* name, const Endpoints& endpoints, const Named& database,
           Including including = {}) {
  const auto [keycloak, front] = including;
  const auto realm = front ? front_realm_url(endpoints.front) : realm_url(endpoints.keycloak);
  const auto vars = (front ? vars_of_front(sandbox, endpoints) : "") +
                    (keycloak ? vars_of_keycloak(sandbox, endpoints, realm) : "");
  write_text(
      sandbox / name,
      fmt::format(
          form, fmt::arg("kubeconfig", scalar(sandbox / "kubeconfig")), fmt::arg("host", database.host),
          fmt::arg("port", database.port), fmt::arg("password", scalar(sandbox / database.names.password)),
          fmt::arg("dump", scalar(sandbox / "backup.dump")), fmt::arg("backups", scalar(sandbox / "backups")),
          fmt::arg("passphrase", scalar(sandbox / "backup-passphrase")),
          fmt::arg("backend_chart", scalar(charts / "volaticloud-backend")),
          fmt::arg("backend_values", scalar(charts / "backend-values.yaml")),
          fmt::arg("ingress_chart", scalar(charts / "ingress-nginx")),
          fmt::arg("cert_manager", scalar(charts / "cert-manager.yaml")),
          fmt::arg("health", front ? front_url(endpoints.front) + "health" : health_url(endpoints.backend)),
          fmt::arg("graphql",
                   front ? front_url(endpoints.front) + "graphql" : graphql_url(endpoints.backend)),
          fmt::arg("keycloak_target", keycloak ? target_of_keycloak(sandbox, endpoints) : "")) +
          vars);
}

}  // namespace

void write_environment(const Folder& sandbox, const Endpoints& endpoints, Including including) {
  write(sandbox, "environment.yaml", endpoints, {endpoints.postgres}, including);
}

void write_new_environment(const Folder& sandbox, const Endpoints& endpoints) {
  write(sandbox, "environment-new-database.yaml", endpoints, {endpoints.new_postgres, new_instance()});
}

void write_unknown_name_environment(const Folder& sandbox, const Endpoints& endpoints,
                                    const std::string& host) {
  write(sandbox, "environment-unknown-name.yaml", endpoints, {endpoints.postgres, {}, host});
}

}  // namespace drctl::sandbox
