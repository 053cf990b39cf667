#include "sandbox/backend/pods.hpp"

#include <cstdio>

#include "sandbox/failure.hpp"

namespace drctl::sandbox {

void Pods::follow() try {
  const auto ready = cluster_.ready_pods();
  if (!ready) return;
  std::vector<std::shared_ptr<const Pod>> now;
  for (const auto& identity : *ready) {
    auto pod = find(identity);
    now.push_back(pod ? pod : start(identity));
  }
  const std::lock_guard lock(mutex_);
  pods_ = std::move(now);
} catch (const Failure& failure) {  // the API went away in between: a pod that is new starts when it is back
  std::fprintf(stderr, "%s\n", failure.what());
}

std::shared_ptr<const Pod> Pods::next() {
  const std::lock_guard lock(mutex_);
  return pods_.empty() ? nullptr : pods_[turn_++ % pods_.size()];
}

/// Only the thread that follows changes the list, so it may read it without the lock.
std::shared_ptr<const Pod> Pods::find(const ReadyPod& identity) const {
  for (const auto& pod : pods_)
    if (pod->identity() == identity) return pod;
  return nullptr;
}

std::shared_ptr<const Pod> Pods::start(const ReadyPod& identity) {
  const auto log = logs_ / (identity.name + ".log");
  auto pod = std::make_shared<const Pod>(identity, cluster_.secret("volaticloud-db-secret"), log);
  cluster_.publish_log(identity, log);
  return pod;
}

}  // namespace drctl::sandbox
