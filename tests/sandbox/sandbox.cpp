#include "sandbox/sandbox.hpp"

#include <nlohmann/json.hpp>
#include <optional>
#include <tuple>
#include <utility>

#include "sandbox/backend.hpp"
#include "sandbox/environment_file.hpp"
#include "sandbox/front.hpp"
#include "sandbox/installation.hpp"
#include "sandbox/keycloak.hpp"
#include "sandbox/kubernetes.hpp"
#include "sandbox/name_server.hpp"
#include "sandbox/programs.hpp"

namespace drctl::sandbox {

/// In the order in which they are made: they go in the reverse. The control plane and the backend are here
/// only when this process started them; another knows them by their records.
struct Sandbox::Parts {
  Folder folder;
  Lifetime lifetime = Lifetime::until_down;
  Endpoints endpoints = {};
  std::optional<Kubernetes> kubernetes = std::nullopt;
  std::optional<Postgres> postgres = std::nullopt;
  std::optional<Kubectl> kubectl = std::nullopt;
  std::optional<Backend> backend = std::nullopt;
  std::optional<Keycloak> keycloak = std::nullopt;
  std::optional<NameServer> name_server = std::nullopt;
  std::optional<Front> front = std::nullopt;
};

namespace {

Including parts_on_disk(const Folder& sandbox) {
  return {.keycloak = has_keycloak(sandbox), .front = has_front(sandbox)};
}

}  // namespace

/// The control plane takes seconds to start: the database is made meanwhile.
Sandbox::Sandbox(Folder folder, Lifetime lifetime, const Narrate& narrate)
    : parts_(std::make_unique<Parts>(Parts{.folder = std::move(folder), .lifetime = lifetime})) {
  auto& [home, ignored, endpoints, kubernetes, postgres, kubectl, backend, keycloak, names, front] = *parts_;
  narrate("finding the programs of Kubernetes and Helm");
  const auto programs = kubernetes_programs();
  Ports ports(Endpoints::count);
  endpoints = assign(ports);
  write_endpoints(home, endpoints);
  narrate("starting the control plane: etcd, kube-apiserver, kube-controller-manager, kube-scheduler");
  kubernetes.emplace(home, programs, endpoints, lifetime);
  kubectl = kubernetes->kubectl();
  narrate("starting PostgreSQL");
  postgres.emplace(home, endpoints.postgres, lifetime);
  narrate("loading the data, and dumping it");
  create_database(*postgres);
  load_data(*postgres);
  dump_data(*postgres, home / "backup.dump");
  narrate("waiting for the control plane, making two nodes");
  kubernetes->make_nodes(home);
  narrate("deploying the backend");
  backend.emplace(home, *kubernetes, endpoints.backend, lifetime);
  deploy_backend(*kubectl, postgres->owner("volaticloud"));
  backend->wait_serving();
  make_backup_place(home);
  write_environment(home, endpoints);
}

Sandbox::Sandbox(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Sandbox Sandbox::open(const std::filesystem::path& path) {
  auto parts = std::make_unique<Parts>(Parts{.folder = Folder::open(path)});
  parts->endpoints = read_endpoints(parts->folder);
  if (std::filesystem::exists(parts->folder / new_instance().server))
    parts->postgres.emplace(parts->folder, parts->endpoints.new_postgres, new_instance());
  else
    parts->postgres.emplace(parts->folder, parts->endpoints.postgres);
  parts->kubectl = kubectl_of(parts->folder);
  return Sandbox(std::move(parts));
}

Sandbox::~Sandbox() = default;
Sandbox::Sandbox(Sandbox&&) noexcept = default;

const Folder& Sandbox::folder() const { return parts_->folder; }
const Endpoints& Sandbox::endpoints() const { return parts_->endpoints; }
Postgres& Sandbox::postgres() { return *parts_->postgres; }
void Sandbox::replace_postgres() {
  auto& postgres = *parts_->postgres;
  postgres.stop();
  std::filesystem::remove_all(postgres.data());
  parts_->postgres.emplace(parts_->folder, parts_->endpoints.new_postgres, parts_->lifetime, new_instance());
  create_database(*parts_->postgres);
  write_new_environment(parts_->folder, parts_->endpoints);
}

const Kubectl& Sandbox::kubectl() const { return *parts_->kubectl; }

void Sandbox::add_keycloak() {
  if (has_keycloak(parts_->folder)) return;
  parts_->keycloak.emplace(parts_->folder, parts_->endpoints, kubectl(), postgres(), parts_->lifetime);
  write_environment(parts_->folder, parts_->endpoints, parts_on_disk(parts_->folder));
}

void Sandbox::add_front() {
  if (has_front(parts_->folder)) return;
  const auto& [home, lifetime, endpoints] = std::tie(parts_->folder, parts_->lifetime, parts_->endpoints);
  parts_->name_server.emplace(home, endpoints.name_server, lifetime);
  for (const auto* name : {console_name, keycloak_name}) lead_name(home, name, first_address);
  parts_->front.emplace(home, endpoints, lifetime);
  write_environment(home, endpoints, parts_on_disk(home));
}

std::optional<HttpResponse> Sandbox::health() const {
  return HttpClient().get(health_url(parts_->endpoints.backend));
}

std::optional<HttpResponse> Sandbox::graphql(const std::string& query) const {
  return HttpClient().post(graphql_url(parts_->endpoints.backend), nlohmann::json{{"query", query}}.dump());
}

}  // namespace drctl::sandbox
