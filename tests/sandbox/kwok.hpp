#pragma once
#include <filesystem>

#include "sandbox/apiserver.hpp"
#include "sandbox/certificates.hpp"
#include "sandbox/daemon.hpp"
#include "sandbox/folder.hpp"
#include "sandbox/ports.hpp"

namespace drctl::sandbox {

/// kwok plays the kubelets of the nodes that carry its annotation: their heartbeats, and the lives of their
/// pods. No container runs. What `kubectl logs` shows of a pod is said by an object of kwok's kind Logs, with
/// the pod's name, which names a file in CRI format (`TIME stdout F text`, TIME in RFC 3339 with
/// nanoseconds).
class Kwok {
 public:
  /// Starts it, with a certificate and kubeconfig of its own. The kind Logs (crds/ of the programs) must be
  /// known to the cluster by then. Throws Failure.
  Kwok(const Folder& sandbox, const std::filesystem::path& programs, const Certificates& certificates,
       const Apiserver& apiserver, Port port, Lifetime lifetime);

 private:
  Daemon daemon_;
};

}  // namespace drctl::sandbox
