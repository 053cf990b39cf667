#include "sandbox/scheduler.hpp"

#include <fmt/core.h>

#include "sandbox/kubeconfig.hpp"

namespace drctl::sandbox {
namespace {

constexpr auto name = "kube-scheduler";

Program server(const Folder& sandbox, const std::filesystem::path& programs, const Certificates& certificates,
               const Apiserver& apiserver, Port port) {
  const auto kubeconfig = sandbox / "certificates" / fmt::format("{}.kubeconfig", name);
  certificates.issue(name, "/CN=system:kube-scheduler");
  write_kubeconfig(kubeconfig, name, apiserver.port(), certificates.tls(name));
  return {.name = name,
          .argv = {programs / name, "--kubeconfig=" + kubeconfig.string(), "--bind-address=127.0.0.1",
                   fmt::format("--secure-port={}", port), "--leader-elect=false"}};
}

}  // namespace

Scheduler::Scheduler(const Folder& sandbox, const std::filesystem::path& programs,
                     const Certificates& certificates, const Apiserver& apiserver, Port port,
                     Lifetime lifetime)
    : daemon_(sandbox, server(sandbox, programs, certificates, apiserver, port), lifetime) {}

}  // namespace drctl::sandbox
