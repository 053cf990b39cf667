#include "sandbox/kubernetes.hpp"

#include <fmt/core.h>

#include "sandbox/failure.hpp"
#include "sandbox/kubeconfig.hpp"
#include "sandbox/node.hpp"
#include "sandbox/programs.hpp"
#include "sandbox/wait.hpp"

namespace drctl::sandbox {
namespace fs = std::filesystem;
using namespace std::chrono_literals;
namespace {

Kubectl make_kubectl(const Folder& sandbox, const fs::path& programs, Port apiserver, const Tls& admin) {
  fs::create_directory(sandbox / "bin");
  fs::create_symlink(programs / "kubectl", sandbox / "bin" / "kubectl");
  fs::create_symlink(helm_program(), sandbox / "bin" / "helm");
  write_kubeconfig(sandbox / "kubeconfig", "sandbox", apiserver, admin);
  return kubectl_of(sandbox);
}

bool default_service_account(HttpClient& http, const std::string& url) {
  const auto found = http.get(url + "/api/v1/namespaces/default/serviceaccounts/default");
  return found && found->status == 200;
}

}  // namespace

Kubernetes::Kubernetes(const Folder& sandbox, fs::path programs, const Endpoints& endpoints,
                       Lifetime lifetime)
    : programs_(std::move(programs)),
      lifetime_(lifetime),
      endpoints_(endpoints),
      certificates_(sandbox / "certificates"),
      etcd_(sandbox, programs_, endpoints.etcd, endpoints.etcd_peer, lifetime),
      apiserver_(sandbox, programs_, certificates_, etcd_.url(), endpoints.apiserver, lifetime),
      controller_manager_(sandbox, programs_, certificates_, apiserver_, endpoints.controller_manager,
                          lifetime),
      scheduler_(sandbox, programs_, certificates_, apiserver_, endpoints.scheduler, lifetime),
      kubectl_(make_kubectl(sandbox, programs_, endpoints.apiserver, admin())) {}

/// kwok gives up for a while on kinds that the cluster does not know yet, so those come first.
void Kubernetes::start_kwoks(const Folder& sandbox) {
  const auto crds = (programs_ / "crds").string();
  kubectl_({"apply", "-f", crds});
  kubectl_({"wait", "--for=condition=Established", "--timeout=60s", "-f", crds});
  kwoks_.emplace_back(sandbox, programs_, certificates_, apiserver_, "node-1", endpoints_.kwok_1, lifetime_);
  kwoks_.emplace_back(sandbox, programs_, certificates_, apiserver_, "node-2", endpoints_.kwok_2, lifetime_);
}

void Kubernetes::make_nodes(const Folder& sandbox) {
  etcd_.wait_ready();
  apiserver_.wait_ready();
  start_kwoks(sandbox);
  kubectl_({"apply", "-f", "-"}, node_manifest("node-1") + node_manifest("node-2"));
  kubectl_({"wait", "--for=condition=Ready", "--timeout=60s", "node/node-1", "node/node-2"});
  HttpClient http(admin());
  if (!wait_until(60s, [&] { return default_service_account(http, url()); }))
    throw Failure(
        "the cluster did not make the default service account within 60 s: see "
        "logs/kube-controller-manager.log");
}

Kubectl kubectl_of(const Folder& sandbox) { return {sandbox / "bin" / "kubectl", sandbox / "kubeconfig"}; }

}  // namespace drctl::sandbox
