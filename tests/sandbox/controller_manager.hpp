#pragma once
#include <filesystem>

#include "sandbox/apiserver.hpp"
#include "sandbox/certificates.hpp"
#include "sandbox/daemon.hpp"
#include "sandbox/folder.hpp"
#include "sandbox/ports.hpp"

namespace drctl::sandbox {

/// A kube-controller-manager that sees a lost node after 10 s, and is not slowed down by limits made for big
/// clusters.
class ControllerManager {
 public:
  /// Starts it, with a certificate and kubeconfig of its own. Throws Failure.
  ControllerManager(const Folder& sandbox, const std::filesystem::path& programs,
                    const Certificates& certificates, const Apiserver& apiserver, Port port,
                    Lifetime lifetime);

 private:
  Daemon daemon_;
};

}  // namespace drctl::sandbox
