#include "sandbox/controller_manager.hpp"

#include <fmt/core.h>

#include "sandbox/kubeconfig.hpp"

namespace drctl::sandbox {
namespace {

constexpr auto manager_name = "kube-controller-manager";

Program server(const Folder& sandbox, const std::filesystem::path& programs, const Certificates& certificates,
               const Apiserver& apiserver, Port port) {
  const auto kubeconfig = sandbox / "certificates" / fmt::format("{}.kubeconfig", manager_name);
  certificates.issue(manager_name, "/CN=system:kube-controller-manager");
  write_kubeconfig(kubeconfig, manager_name, apiserver.port(), certificates.tls(manager_name));
  return {
      .name = manager_name,
      .argv = {programs / manager_name, "--kubeconfig=" + kubeconfig.string(), "--bind-address=127.0.0.1",
               fmt::format("--secure-port={}", port),
               "--service-account-private-key-file=" + certificates.key("service-account").string(),
               "--root-ca-file=" + certificates.authority().string(),
               "--use-service-account-credentials=true", "--leader-elect=false", "--kube-api-qps=1000",
               "--kube-api-burst=2000", "--cluster-signing-cert-file=" + certificates.authority().string(),
               "--cluster-signing-key-file=" + certificates.authority_key().string(),
               "--node-monitor-period=1s", "--node-monitor-grace-period=10s"}};
}

}  // namespace

ControllerManager::ControllerManager(const Folder& sandbox, const std::filesystem::path& programs,
                                     const Certificates& certificates, const Apiserver& apiserver, Port port,
                                     Lifetime lifetime)
    : daemon_(sandbox, server(sandbox, programs, certificates, apiserver, port), lifetime) {}

}  // namespace drctl::sandbox
