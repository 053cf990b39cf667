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

/// What the backend asks of its cluster, in the namespace `volaticloud`.
class Cluster {
 public:
  Cluster(std::string url, const Tls& tls) : url_(std::move(url)), http_(tls) {}

  /// The pods with label app=volaticloud-backend that are Ready and not on their way out; nothing if the API
  /// does not answer.
  std::optional<std::vector<ReadyPod>> ready_pods();
  /// The decoded values of the secret `volaticloud-db-secret`; nothing if there is none, or no answer.
  std::optional<std::map<std::string, std::string>> database_secret();
  /// Tells kwok that `kubectl logs` of this pod is the content of `file`; goes away with the pod.
  void publish_log(const ReadyPod& pod, const std::string& file);

 private:
  std::string url_;
  HttpClient http_;
};

/// From the JSON of a list of pods, those that serve.
std::vector<ReadyPod> ready_pods_in(const std::string& pod_list);

}  // namespace drctl::sandbox
