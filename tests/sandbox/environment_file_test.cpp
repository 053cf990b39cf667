#include "sandbox/environment_file.hpp"

#include <gtest/gtest.h>

#include "sandbox/text_file.hpp"

namespace drctl::sandbox {
namespace {

TEST(EnvironmentFile, BindsDrctlToTheSandbox) {
  const auto home = Folder::temporary();
  const Folder sandbox(home / "with blank", Lifetime::until_down);
  write_environment(sandbox, {.postgres = 5433, .backend = 8080});
  auto text = read_text(sandbox / "environment.yaml");
  const auto folder = home.path().string();
  for (const std::string charts = DRCTL_SANDBOX_DIR; text.contains(charts);)
    text.replace(text.find(charts), charts.size(), "/S");
  for (auto at = text.find(folder); at != std::string::npos; at = text.find(folder))
    text.replace(at, folder.size(), "/D");
  EXPECT_EQ(text, R"(environment: sandbox
description: a private PostgreSQL and Kubernetes made to be broken
targets:
  cluster:
    kind: kubernetes
    kubeconfig: "/D/with blank/kubeconfig"
    context: sandbox
    namespace: volaticloud
  database:
    kind: postgres
    host: 127.0.0.1
    port: 5433
    database: volaticloud
    user: volaticloud
    password: {file: "/D/with blank/database-password"}
vars:
  deployment: volaticloud-backend
  app: volaticloud-backend
  dump: "/D/with blank/backup.dump"
  backups: "/D/with blank/backups"
  backup_passphrase: {file: "/D/with blank/backup-passphrase"}
  db_address: 127.0.0.1:5433
  db_password: {file: "/D/with blank/database-password"}
  health_url: http://127.0.0.1:8080/gateway/v1/health
  graphql_url: http://127.0.0.1:8080/gateway/v1/graphql
  probe_image: ""
  cluster_id: sandbox
  backend_chart: /S/charts/volaticloud-backend
  backend_values: /S/charts/backend-values.yaml
  ingress_chart: /S/charts/ingress-nginx
  cert_manager: /S/charts/cert-manager.yaml
  dns_name: console.volaticloud.test
)");
}

TEST(EnvironmentFile, LeadsThroughTheFrontOnceThereIsOne) {
  const auto sandbox = Folder::temporary();
  write_environment(sandbox, {.name_server = 5353, .front = 8443}, {.keycloak = true, .front = true});
  const auto text = read_text(sandbox / "environment.yaml");
  EXPECT_TRUE(
      text.contains("  health_url: https://console.volaticloud.test:8443/gateway/v1/health\n"
                    "  graphql_url: https://console.volaticloud.test:8443/gateway/v1/graphql\n"))
      << text;
  EXPECT_TRUE(
      text.contains("  ca_file: " + (sandbox / "front/ca.crt").string() +
                    "\n  name_server: 127.0.0.1:5353\n"
                    "  keycloak_url: https://keycloak.volaticloud.test:8443/auth/realms/volaticloud\n"))
      << text;
}

TEST(EnvironmentFile, NamesKeycloakOnceThereIsOne) {
  const auto sandbox = Folder::temporary();
  write_environment(sandbox, {.postgres = 5433, .backend = 8080, .keycloak = 8081}, {.keycloak = true});
  auto text = read_text(sandbox / "environment.yaml");
  const auto folder = sandbox.path().string();
  for (auto at = text.find(folder); at != std::string::npos; at = text.find(folder))
    text.replace(at, folder.size(), "/D");
  EXPECT_TRUE(text.contains(R"(    password: {file: /D/database-password}
  keycloak-database:
    kind: postgres
    host: 127.0.0.1
    port: 5433
    database: keycloak
    user: keycloak
    password: {file: /D/keycloak-database-password}
vars:
)")) << text;
  EXPECT_TRUE(text.ends_with(R"(  dns_name: console.volaticloud.test
  keycloak_url: http://127.0.0.1:8081/auth/realms/volaticloud
  keycloak_client: volaticloud-api
  keycloak_client_secret: {file: /D/keycloak-client-secret}
  keycloak_db_address: 127.0.0.1:5433
  keycloak_db_password: {file: /D/keycloak-database-password}
  keycloak_dump: /D/keycloak.dump
  keycloak_realm_file: /D/keycloak-realm.json
  kc: /D/bin/kc.sh
  uma_resources:
  - {name: "bot:alpha", type: "urn:volaticloud:bot", scopes: [view, trade]}
  - {name: "bot:beta", type: "urn:volaticloud:bot", scopes: [view, trade]}
  - {name: "bot:gamma", type: "urn:volaticloud:bot", scopes: [view, trade]}
)")) << text;
}

TEST(EnvironmentFile, CanCallTheDatabaseByAnotherName) {
  const auto sandbox = Folder::temporary();
  write_unknown_name_environment(sandbox, {.postgres = 5433, .backend = 8080}, "database.invalid");
  const auto text = read_text(sandbox / "environment-unknown-name.yaml");
  EXPECT_TRUE(text.contains("    host: database.invalid\n    port: 5433\n")) << text;
  EXPECT_TRUE(text.contains("  db_address: database.invalid:5433\n")) << text;
}

}  // namespace
}  // namespace drctl::sandbox
