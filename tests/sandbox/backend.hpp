#pragma once
#include <string>

#include "sandbox/daemon.hpp"
#include "sandbox/folder.hpp"
#include "sandbox/kubernetes.hpp"
#include "sandbox/ports.hpp"

namespace drctl::sandbox {

/// The program behind the deployment volaticloud-backend (see backend/main.cpp): it serves on a loopback port
/// while the deployment has ready pods, with the database that the secret named when they started.
class Backend {
 public:
  /// Starts it; it serves as soon as pods are ready. Throws Failure.
  Backend(const Folder& sandbox, const Kubernetes& kubernetes, Port port, Lifetime lifetime);

  /// Waits until it accepts connections; throws Failure.
  void wait_serving() const;

 private:
  Port port_;
  Daemon daemon_;
};

std::string health_url(Port backend);
std::string graphql_url(Port backend);

}  // namespace drctl::sandbox
