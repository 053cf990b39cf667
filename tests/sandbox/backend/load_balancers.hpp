#pragma once
#include <string>
#include <vector>

#include "sandbox/http.hpp"

namespace drctl::sandbox {

/// From the JSON of a list of services, the API paths of those that wait for a load balancer.
std::vector<std::string> waiting_for_address(const std::string& service_list);

/// Plays what a provider does in a cluster: a service of type LoadBalancer is given an address, which is
/// where the front of a new cluster is.
class LoadBalancers {
 public:
  LoadBalancers(std::string url, const Tls& tls) : url_(std::move(url)), http_(tls) {}

  /// Gives every service that waits for one its address; does nothing while the API does not answer.
  void follow();

 private:
  std::string url_;
  HttpClient http_;
};

}  // namespace drctl::sandbox
