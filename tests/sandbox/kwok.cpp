#include "sandbox/kwok.hpp"

#include <fmt/core.h>

#include "sandbox/kubeconfig.hpp"
#include "sandbox/text_file.hpp"

namespace drctl::sandbox {
namespace fs = std::filesystem;
namespace {

constexpr auto own_stage = DRCTL_SANDBOX_DIR "/pod_ready_again.yaml";

/// kwok does nothing without stages.
std::string configuration(const fs::path& programs) {
  std::string text = "---\n" + read_text(own_stage) + "\n";
  for (const auto& stage : fs::directory_iterator(programs / "stages"))
    text += "---\n" + read_text(stage.path()) + "\n";
  return text;
}

Program server(const Folder& sandbox, const fs::path& programs, const Certificates& certificates,
               const Apiserver& apiserver, const std::string& node, Port port) {
  const auto name = "kwok-" + node;
  const auto kubeconfig = sandbox / "certificates" / (name + ".kubeconfig"), config = sandbox / "kwok.yaml";
  certificates.issue(name, "/O=system:masters/CN=" + name, "IP:127.0.0.1");
  write_kubeconfig(kubeconfig, "kwok", apiserver.port(), certificates.tls(name));
  write_text(config, configuration(programs));
  return {.name = name,
          .argv = {programs / "kwok", "--config=" + config.string(), "--kubeconfig=" + kubeconfig.string(),
                   "--manage-single-node=" + node, "--node-ip=127.0.0.1", fmt::format("--node-port={}", port),
                   fmt::format("--server-address=127.0.0.1:{}", port), "--node-lease-duration-seconds=10",
                   "--enable-crds=Logs", "--tls-cert-file=" + certificates.certificate(name).string(),
                   "--tls-private-key-file=" + certificates.key(name).string()}};
}

}  // namespace

Kwok::Kwok(const Folder& sandbox, const fs::path& programs, const Certificates& certificates,
           const Apiserver& apiserver, const std::string& node, Port port, Lifetime lifetime)
    : daemon_(sandbox, server(sandbox, programs, certificates, apiserver, node, port), lifetime) {}

}  // namespace drctl::sandbox
