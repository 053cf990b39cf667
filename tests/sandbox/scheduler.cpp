#include "sandbox/scheduler.hpp"

#include <fmt/core.h>

#include "sandbox/kubeconfig.hpp"

namespace drctl::sandbox {
namespace {

constexpr auto scheduler_name = "kube-scheduler";

Program server(const Folder& sandbox, const std::filesystem::path& programs, const Certificates& certificates,
               const Apiserver& apiserver, Port port) {
  const auto kubeconfig = sandbox / "certificates" / fmt::format("{}.kubeconfig", scheduler_name);
  certificates.issue(scheduler_name, "/CN=system:kube-scheduler");
  write_kubeconfig(kubeconfig, scheduler_name, apiserver.port(), certificates.tls(scheduler_name));
  return {
      .name = scheduler_name,
      .argv = {programs / scheduler_name, "--kubeconfig=" + kubeconfig.string(), "--bind-address=127.0.0.1",
               fmt::format("--secure-port={}", port), "--leader-elect=false"}};
}

}  // namespace

Scheduler::Scheduler(const Folder& sandbox, const std::filesystem::path& programs,
                     const Certificates& certificates, const Apiserver& apiserver, Port port,
                     Lifetime lifetime)
    : daemon_(sandbox, server(sandbox, programs, certificates, apiserver, port), lifetime) {}

}  // namespace drctl::sandbox
