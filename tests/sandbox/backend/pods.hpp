#pragma once
#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

#include "sandbox/backend/cluster.hpp"
#include "sandbox/backend/pod.hpp"

namespace drctl::sandbox {

/// The replicas that serve now, as the cluster has them. `follow` is for one thread, `next` for any.
class Pods {
 public:
  Pods(Cluster cluster, std::filesystem::path logs) : cluster_(std::move(cluster)), logs_(std::move(logs)) {}

  /// Asks the cluster which pods are ready, starts those that are new, forgets those that are gone. While the
  /// API does not answer nothing changes: pods outlive their control plane.
  void follow();

  /// The one whose turn it is; nullptr if none serves.
  std::shared_ptr<const Pod> next();

 private:
  std::shared_ptr<const Pod> find(const ReadyPod& identity) const;
  std::shared_ptr<const Pod> start(const ReadyPod& identity);

  Cluster cluster_;
  std::filesystem::path logs_;
  std::mutex mutex_;  ///< of what follows
  std::vector<std::shared_ptr<const Pod>> pods_;
  std::size_t turn_ = 0;
};

}  // namespace drctl::sandbox
