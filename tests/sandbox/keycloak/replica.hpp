#pragma once
#include <fstream>
#include <optional>
#include <string>

#include "sandbox/backend/cluster.hpp"
#include "sandbox/daemon.hpp"
#include "sandbox/endpoints.hpp"
#include "sandbox/folder.hpp"

namespace drctl::sandbox {

/// The container of Keycloak's pod, as a kubelet would run it; but one that ends by itself is not started
/// again before there is a new pod.
class Replica {
 public:
  Replica(Folder sandbox, const Endpoints& endpoints, Cluster cluster)
      : sandbox_(std::move(sandbox)), endpoints_(endpoints), cluster_(std::move(cluster)) {}

  /// Asks the cluster which pod there is now: starts and stops the server by it. While the API does not
  /// answer nothing changes.
  void follow();

 private:
  void start(const ReadyPod& pod);
  void copy_log();

  Folder sandbox_;
  Endpoints endpoints_;
  Cluster cluster_;
  std::string pod_;  ///< the uid of the one whose server runs, or ran
  std::optional<Daemon> server_;
  std::ifstream said_;      ///< the server's own log
  std::ofstream pods_log_;  ///< what `kubectl logs` shows
};

}  // namespace drctl::sandbox
