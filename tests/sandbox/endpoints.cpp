#include "sandbox/endpoints.hpp"

#include <fmt/core.h>

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "sandbox/failure.hpp"
#include "sandbox/text_file.hpp"

namespace drctl::sandbox {
namespace {

/// One row a port: its name on disk, and its place.
constexpr std::array<std::pair<const char*, Port Endpoints::*>, Endpoints::count> rows = {{
    {"postgres", &Endpoints::postgres},
    {"etcd", &Endpoints::etcd},
    {"etcd-peer", &Endpoints::etcd_peer},
    {"kube-apiserver", &Endpoints::apiserver},
    {"kube-controller-manager", &Endpoints::controller_manager},
    {"kube-scheduler", &Endpoints::scheduler},
    {"kwok-node-1", &Endpoints::kwok_1},
    {"kwok-node-2", &Endpoints::kwok_2},
    {"backend", &Endpoints::backend},
    {"new-postgres", &Endpoints::new_postgres},
    {"keycloak", &Endpoints::keycloak},
    {"keycloak-management", &Endpoints::keycloak_management},
    {"kc", &Endpoints::kc},  // the management port of kc.sh, which exports and imports
    {"name-server", &Endpoints::name_server},
    {"front", &Endpoints::front},
}};

}  // namespace

Endpoints assign(Ports& ports) {
  Endpoints endpoints;
  for (const auto& [name, place] : rows) endpoints.*place = ports.take();
  return endpoints;
}

Port port_of(const Endpoints& endpoints, std::string_view server) {
  for (const auto& [name, place] : rows)
    if (server == name) return endpoints.*place;
  return 0;
}

void write_endpoints(const Folder& sandbox, const Endpoints& endpoints) {
  nlohmann::json text;
  for (const auto& [name, place] : rows) text[name] = endpoints.*place;
  write_text(sandbox / "endpoints.json", text.dump(1) + "\n");
}

Endpoints read_endpoints(const Folder& sandbox) try {
  const auto text = nlohmann::json::parse(read_text(sandbox / "endpoints.json"));
  Endpoints endpoints;
  for (const auto& [name, place] : rows) endpoints.*place = text.at(name).get<Port>();
  return endpoints;
} catch (const nlohmann::json::exception& error) {
  throw Failure(fmt::format("the sandbox in {} is in ruins ({}): make it anew with drctl-sandbox up",
                            sandbox.path().string(), error.what()));
}

}  // namespace drctl::sandbox
