#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sandbox/http.hpp"

namespace drctl::sandbox {

struct ReadyPod {
  std::string uid, name;

  bool operator==(const ReadyPod&) const = default;
};

/// Whose pods a program plays: where they are, and what they are called.
struct Workload {
  std::string space, app, container;
};

/// What a program that plays containers asks of its cluster.
class Cluster {
 public:
  Cluster(std::string url, const Tls& tls, Workload workload)
      : url_(std::move(url)), workload_(std::move(workload)), http_(tls) {}

  /// The pods with the workload's label `app` that are Ready and not on their way out; nothing if the API
  /// does not answer.
  std::optional<std::vector<ReadyPod>> ready_pods();
  /// The decoded values of a secret of its namespace; nothing if there is none. Throws Failure if the API
  /// does not say: nobody may take that for a secret that is missing.
  std::optional<std::map<std::string, std::string>> secret(const std::string& name);
  /// Tells kwok that `kubectl logs` of this pod is the content of `file`; goes away with the pod.
  void publish_log(const ReadyPod& pod, const std::string& file);

 private:
  std::string path(const std::string& api, const std::string& resource) const;

  std::string url_;
  Workload workload_;
  HttpClient http_;
};

/// From the JSON of a list of pods, those that serve.
std::vector<ReadyPod> ready_pods_in(const std::string& pod_list);

}  // namespace drctl::sandbox
