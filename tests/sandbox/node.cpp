#include "sandbox/node.hpp"

#include <fmt/core.h>

namespace drctl::sandbox {
namespace {

/// Both addresses, because kwok's stage node-initialize, when it finds one of them only, removes it.
constexpr auto node_form = R"(---
apiVersion: v1
kind: Node
metadata:
  name: {name}
  annotations:
    node.alpha.kubernetes.io/ttl: "0"
  labels:
    kubernetes.io/hostname: {name}
    kubernetes.io/os: linux
    kubernetes.io/arch: amd64
    node-role.kubernetes.io/agent: ""
status:
  addresses: [{{type: InternalIP, address: 127.0.0.1}}, {{type: Hostname, address: {name}}}]
  allocatable: {{cpu: "8", memory: 16Gi, pods: "110"}}
  capacity: {{cpu: "8", memory: 16Gi, pods: "110"}}
)";

}  // namespace

std::string node_manifest(const std::string& name) { return fmt::format(node_form, fmt::arg("name", name)); }

}  // namespace drctl::sandbox
