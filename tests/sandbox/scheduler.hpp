#pragma once
#include <filesystem>

#include "sandbox/apiserver.hpp"
#include "sandbox/certificates.hpp"
#include "sandbox/daemon.hpp"
#include "sandbox/folder.hpp"
#include "sandbox/ports.hpp"

namespace drctl::sandbox {

/// A kube-scheduler.
class Scheduler {
 public:
  /// Starts it, with a certificate and kubeconfig of its own. Throws Failure.
  Scheduler(const Folder& sandbox, const std::filesystem::path& programs, const Certificates& certificates,
            const Apiserver& apiserver, Port port, Lifetime lifetime);

 private:
  Daemon daemon_;
};

}  // namespace drctl::sandbox
