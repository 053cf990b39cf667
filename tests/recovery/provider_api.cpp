#include "recovery/provider_api.hpp"

#include <fmt/core.h>

#include "sandbox/failure.hpp"
#include "sandbox/http.hpp"
#include "sandbox/text_file.hpp"

namespace drctl::recovery {

// Only the digits: a bearer token has no odd characters (RFC 6750, 2.1).
ProviderApi::ProviderApi(nlohmann::json holds) : key_(sandbox::random_password().substr(0, 32)) {
  const auto port = free_port();
  url_ = fmt::format("http://127.0.0.1:{}/v2", port);
  holds["key"] = key_;
  // -B: no compiled modules beside the sources.
  const std::vector<std::string> argv = {"python3", "-B", DRCTL_SOURCE_DIR "/tests/recovery/provider_api.py",
                                         std::to_string(port)};
  server_ = std::make_unique<LocalServer>("the provider's API", port, argv,
                                          std::map<std::string, std::string>{{"PROVIDER_API", holds.dump()}});
}

nlohmann::json ProviderApi::get(const std::string& path) const {
  const auto answer = sandbox::HttpClient().get(url_ + path, {"Authorization: Bearer " + key_});
  if (answer && answer->status == 200) return nlohmann::json::parse(answer->body);
  throw sandbox::Failure("the provider's API does not answer to " + path);
}

std::string ProviderApi::address_of(const std::string& name) const {
  const auto listed = get("/domains/volaticloud.test/records");
  for (const auto& record : listed.at("records"))
    if (record.at("name") == name) return record.at("data");
  throw sandbox::Failure("there is no record " + name);
}

void name_provider(Desk& desk, const ProviderApi& api, const std::string& vars) {
  sandbox::write_text(desk / "provider-key", api.key(), sandbox::Readers::owner);
  std::filesystem::create_directory(desk / "secrets");
  desk.change_environment(
      "vars:\n",
      fmt::format("vars:\n  provider_api: {}\n  provider_key: {{file: {}}}\n  secrets_folder: {}\n{}",
                  api.url(), (desk / "provider-key").string(), (desk / "secrets").string(), vars));
}

}  // namespace drctl::recovery
