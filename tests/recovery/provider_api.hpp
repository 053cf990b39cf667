#pragma once
#include <memory>
#include <string>
#include <vector>

#include "recovery/local_server.hpp"

namespace drctl::recovery {

/// The DNS part of a provider's REST API on a loopback port: see provider_api.py. Goes with the object.
class ProviderApi {
 public:
  /// `records`: "NAME=ADDRESS", A records of the zone volaticloud.test. Throws sandbox::Failure.
  explicit ProviderApi(const std::vector<std::string>& records);

  const std::string& url() const { return url_; }
  const std::string& key() const { return key_; }
  /// What the record says now, asked as any client of the API asks; throws sandbox::Failure.
  std::string address_of(const std::string& name) const;

 private:
  std::string url_, key_;
  std::unique_ptr<LocalServer> server_;
};

}  // namespace drctl::recovery
