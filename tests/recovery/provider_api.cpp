#include "recovery/provider_api.hpp"

#include <fmt/core.h>

#include <nlohmann/json.hpp>

#include "sandbox/failure.hpp"
#include "sandbox/http.hpp"
#include "sandbox/text_file.hpp"

namespace drctl::recovery {

ProviderApi::ProviderApi(const std::vector<std::string>& records) : key_(sandbox::random_password()) {
  const auto port = free_port();
  url_ = fmt::format("http://127.0.0.1:{}/v2", port);
  std::vector<std::string> argv = {"python3", DRCTL_SOURCE_DIR "/tests/recovery/provider_api.py",
                                   std::to_string(port), "volaticloud.test"};
  argv.insert(argv.end(), records.begin(), records.end());
  server_ = std::make_unique<LocalServer>("the provider's API", port, argv,
                                          std::map<std::string, std::string>{{"PROVIDER_KEY", key_}});
}

std::string ProviderApi::address_of(const std::string& name) const {
  const auto answer = sandbox::HttpClient().get(url_ + "/domains/volaticloud.test/records",
                                                {"Authorization: Bearer " + key_});
  if (!answer || answer->status != 200)
    throw sandbox::Failure("the provider's API does not list the records");
  const auto listed = nlohmann::json::parse(answer->body);
  for (const auto& record : listed.at("records"))
    if (record.at("name") == name) return record.at("data");
  throw sandbox::Failure("there is no record " + name);
}

}  // namespace drctl::recovery
