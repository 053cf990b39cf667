#include "sandbox/keycloak.hpp"

#include <fmt/core.h>

#include "sandbox/failure.hpp"
#include "sandbox/keycloak_client.hpp"
#include "sandbox/keycloak_data.hpp"
#include "sandbox/keycloak_home.hpp"
#include "sandbox/programs.hpp"
#include "sandbox/text_file.hpp"
#include "sandbox/wait.hpp"
#include "sandbox/words.hpp"

namespace drctl::sandbox {
namespace fs = std::filesystem;
using namespace std::chrono_literals;
namespace {

constexpr auto kubelet_name = "keycloak-kubelet";

void deploy(const Kubectl& kubectl, const Login& database) {
  auto objects = read_text(DRCTL_SANDBOX_DIR "/keycloak/objects.yaml");
  replace(objects, "@URL@", jdbc_url(database));
  replace(objects, "@USER@", database.user);
  replace(objects, "@PASSWORD@", quoted(database.password));
  replace(objects, "@ADMIN_PASSWORD@", quoted(random_password()));
  kubectl({"apply", "-f", "-"}, objects);
}

/// What an attempt left that was interrupted.
void clear_away(const Folder& sandbox) {
  for (const auto* name : {kubelet_name, "keycloak"})
    if (fs::exists(sandbox / "processes" / (std::string(name) + ".json"))) Daemon(sandbox, name).stop();
  fs::remove_all(sandbox / "keycloak");
}

/// All that a client needs, and what a person keeps for a bad day. The last one says that there is a
/// Keycloak.
void write_files(const Folder& sandbox) {
  write_text(sandbox / "keycloak-realm.json", read_text(keycloak_realm_file()), Readers::owner);
  write_text(sandbox / "keycloak-client-secret", std::string(client_secret) + "\n", Readers::owner);
}

Program prepare(const Folder& sandbox, const Endpoints& endpoints, const Kubectl& kubectl,
                const Postgres& postgres) {
  const auto installed = keycloak_program();
  clear_away(sandbox);
  make_keycloak_home(sandbox, installed, endpoints);
  deploy(kubectl, make_keycloak_data(sandbox, postgres, installed));
  return {.name = kubelet_name, .argv = {DRCTL_SANDBOX_KEYCLOAK, sandbox.path()}};
}

}  // namespace

Keycloak::Keycloak(const Folder& sandbox, const Endpoints& endpoints, const Kubectl& kubectl,
                   const Postgres& postgres, Lifetime lifetime)
    : kubelet_(sandbox, prepare(sandbox, endpoints, kubectl, postgres), lifetime) {
  wait_for_keycloak(sandbox, endpoints);
  KeycloakClient client(endpoints.keycloak);
  if (!client.register_resource("bot:gamma")) throw Failure("Keycloak registers no UMA resource");
  write_files(sandbox);
}

bool has_keycloak(const Folder& sandbox) { return fs::exists(sandbox / "keycloak-client-secret"); }

void wait_for_keycloak(const Folder& sandbox, const Endpoints& endpoints) {
  KeycloakClient client(endpoints.keycloak);
  if (wait_until(90s, [&] { return client.token().has_value(); })) return;
  throw Failure(fmt::format("Keycloak issued no token within 90 s. The end of its log:\n{}",
                            last_lines(sandbox / "logs" / "keycloak.log", 20)));
}

}  // namespace drctl::sandbox
