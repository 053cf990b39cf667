#pragma once
#include <filesystem>
#include <vector>

#include "sandbox/apiserver.hpp"
#include "sandbox/certificates.hpp"
#include "sandbox/controller_manager.hpp"
#include "sandbox/endpoints.hpp"
#include "sandbox/etcd.hpp"
#include "sandbox/folder.hpp"
#include "sandbox/kubectl.hpp"
#include "sandbox/kwok.hpp"
#include "sandbox/scheduler.hpp"

namespace drctl::sandbox {

/// A real control plane with two nodes, `node-1` and `node-2`, whose kubelets kwok plays. The administrator's
/// kubeconfig is SANDBOX/kubeconfig, its context `sandbox`; kubectl is SANDBOX/bin/kubectl.
class Kubernetes {
 public:
  /// Starts the control plane; `programs`: the folder with the programs. Throws Failure.
  Kubernetes(const Folder& sandbox, std::filesystem::path programs, const Endpoints& endpoints,
             Lifetime lifetime);

  /// Makes the nodes; returns when they are Ready and pods can be made. Apart from the constructor, so that
  /// other work can be done while the control plane starts. Throws Failure.
  void make_nodes(const Folder& sandbox);

  const Kubectl& kubectl() const { return kubectl_; }
  /// With which files to be the administrator.
  Tls admin() const { return certificates_.tls("admin"); }
  std::string url() const { return apiserver_.url(); }

 private:
  void start_kwoks(const Folder& sandbox);

  std::filesystem::path programs_;
  Lifetime lifetime_;
  Endpoints endpoints_;
  Certificates certificates_;
  Etcd etcd_;
  Apiserver apiserver_;
  ControllerManager controller_manager_;
  Scheduler scheduler_;
  std::vector<Kwok> kwoks_;
  Kubectl kubectl_;
};

/// The kubectl of a sandbox that is there.
Kubectl kubectl_of(const Folder& sandbox);

}  // namespace drctl::sandbox
