#pragma once
#include <filesystem>
#include <string>

#include "sandbox/apiserver.hpp"
#include "sandbox/certificates.hpp"
#include "sandbox/daemon.hpp"
#include "sandbox/folder.hpp"
#include "sandbox/ports.hpp"

namespace drctl::sandbox {

/// kwok plays the kubelet of one node: its heartbeats, and the lives of its pods. No container runs. What
/// `kubectl logs` shows of a pod is said by an object of kwok's kind Logs, with the pod's name, which names a
/// file in CRI format
/// (`TIME stdout F text`, TIME in RFC 3339 with nanoseconds). The daemon's name is kwok-NODE: stop it, and
/// the node is lost; one kwok for all nodes could not lose one (and while all are lost Kubernetes evicts
/// nothing).
class Kwok {
 public:
  /// Starts it, with a certificate and kubeconfig of its own. The kind Logs (crds/ of the programs) must be
  /// known to the cluster by then. Throws Failure.
  Kwok(const Folder& sandbox, const std::filesystem::path& programs, const Certificates& certificates,
       const Apiserver& apiserver, const std::string& node, Port port, Lifetime lifetime);

 private:
  Daemon daemon_;
};

}  // namespace drctl::sandbox
