#include "recovery/provider_api.hpp"

#include <fmt/core.h>
#include <sys/wait.h>

#include <csignal>
#include <nlohmann/json.hpp>

#include "sandbox/failure.hpp"
#include "sandbox/http.hpp"
#include "sandbox/ports.hpp"
#include "sandbox/text_file.hpp"
#include "sandbox/wait.hpp"

namespace drctl::recovery {

using namespace std::chrono_literals;

ProviderApi::ProviderApi(const std::vector<std::string>& records) : key_(sandbox::random_password()) {
  sandbox::Port port = 0;
  {
    sandbox::Ports ports(1);
    port = ports.take();
  }
  url_ = fmt::format("http://127.0.0.1:{}/v2", port);
  std::vector<std::string> argv = {"python3", DRCTL_SOURCE_DIR "/tests/recovery/provider_api.py",
                                   std::to_string(port), "volaticloud.test"};
  argv.insert(argv.end(), records.begin(), records.end());
  server_ = std::make_unique<sandbox::Child>(
      sandbox::Spawn{.argv = argv, .environment = {{"PROVIDER_KEY", key_}}, .death_signal = SIGKILL});
  server_->go();
  if (!sandbox::wait_until(20s, [&] { return sandbox::listening(port); }))
    throw sandbox::Failure("the provider's API does not answer");
}

ProviderApi::~ProviderApi() {
  ::kill(server_->pid(), SIGKILL);
  ::waitpid(server_->pid(), nullptr, 0);
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
