#include "sandbox/keycloak/replica.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "sandbox/backend/cri_line.hpp"
#include "sandbox/failure.hpp"
#include "sandbox/keycloak_home.hpp"

namespace drctl::sandbox {

/// In a rollout there are two pods for a moment: the old one stays until it is on its way out.
void Replica::follow() try {
  const auto ready = cluster_.ready_pods();
  copy_log();
  const auto is_ours = [this](const ReadyPod& pod) { return pod.uid == pod_; };
  if (!ready || std::ranges::any_of(*ready, is_ours)) return;
  if (server_) server_->stop();
  server_.reset();
  pod_.clear();
  if (!ready->empty()) start(ready->front());
} catch (const Failure& failure) {  // the API went away in between: the server starts when it is back
  std::fprintf(stderr, "%s\n", failure.what());
}

void Replica::start(const ReadyPod& pod) {
  const auto environment = cluster_.secret("keycloak").value_or(std::map<std::string, std::string>{});
  const auto log = sandbox_ / "logs" / "pods" / (pod.name + ".log");
  pod_ = pod.uid;
  pods_log_ = std::ofstream(log, std::ios::app);
  cluster_.publish_log(pod, log);
  server_.emplace(sandbox_, keycloak_server(sandbox_, endpoints_, environment), Lifetime::with_owner);
  said_ = std::ifstream(server_->log(), std::ios::binary | std::ios::ate);
}

/// Whole lines only: what is half of one is read again with the next call.
void Replica::copy_log() {
  if (!server_) return;
  auto read_to = said_.tellg();
  for (std::string line; std::getline(said_, line) && !said_.eof(); read_to = said_.tellg())
    pods_log_ << cri_line(line);
  said_.clear();
  said_.seekg(read_to);
  pods_log_.flush();
}

}  // namespace drctl::sandbox
