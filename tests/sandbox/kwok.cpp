#include "sandbox/kwok.hpp"

#include <fmt/core.h>

#include "sandbox/kubeconfig.hpp"
#include "sandbox/text_file.hpp"

namespace drctl::sandbox {
namespace fs = std::filesystem;
namespace {

/// kwok does nothing without stages.
std::string configuration(const fs::path& programs) {
  std::string text;
  for (const auto& stage : fs::directory_iterator(programs / "stages"))
    text += "---\n" + read_text(stage.path()) + "\n";
  return text;
}

Program server(const Folder& sandbox, const fs::path& programs, const Certificates& certificates,
               const Apiserver& apiserver, Port port) {
  const auto kubeconfig = sandbox / "certificates" / "kwok.kubeconfig";
  certificates.issue("kwok", "/O=system:masters/CN=kwok", "IP:127.0.0.1");
  write_kubeconfig(kubeconfig, "kwok", apiserver.port(), certificates.tls("kwok"));
  write_text(sandbox / "kwok.yaml", configuration(programs));
  return {.name = "kwok",
          .argv = {programs / "kwok", "--config=" + (sandbox / "kwok.yaml").string(),
                   "--kubeconfig=" + kubeconfig.string(),
                   "--manage-nodes-with-annotation-selector=kwok.x-k8s.io/node=fake", "--node-ip=127.0.0.1",
                   fmt::format("--node-port={}", port), "--node-lease-duration-seconds=10",
                   "--enable-crds=Logs", fmt::format("--server-address=127.0.0.1:{}", port),
                   "--tls-cert-file=" + certificates.certificate("kwok").string(),
                   "--tls-private-key-file=" + certificates.key("kwok").string()}};
}

}  // namespace

Kwok::Kwok(const Folder& sandbox, const fs::path& programs, const Certificates& certificates,
           const Apiserver& apiserver, Port port, Lifetime lifetime)
    : daemon_(sandbox, server(sandbox, programs, certificates, apiserver, port), lifetime) {}

}  // namespace drctl::sandbox
