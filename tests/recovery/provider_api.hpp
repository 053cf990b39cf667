#pragma once
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "recovery/desk.hpp"
#include "recovery/local_server.hpp"

namespace drctl::recovery {

/// A part of a provider's REST API on a loopback port: see provider_api.py. Goes with the object.
class ProviderApi {
 public:
  /// `holds` is what the provider has at first: {"records": ..., "databases": ..., "clusters": ...}, each as
  /// the module of that name says. Throws sandbox::Failure.
  explicit ProviderApi(nlohmann::json holds);

  const std::string& url() const { return url_; }
  const std::string& key() const { return key_; }
  /// What a client of the API is answered to a GET; throws sandbox::Failure unless with status 200.
  nlohmann::json get(const std::string& path) const;
  /// What the DNS record says now.
  std::string address_of(const std::string& name) const;

 private:
  std::string url_, key_;
  std::unique_ptr<LocalServer> server_;
};

/// The desk's environment names the provider with its key, a folder for secrets at `desk / "secrets"`, and
/// further variables: lines like "  region: ewr\n".
void name_provider(Desk& desk, const ProviderApi& api, const std::string& vars);

}  // namespace drctl::recovery
