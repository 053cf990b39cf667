#include "sandbox/keycloak_client.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace drctl::sandbox {
using nlohmann::json;
namespace {

std::optional<std::string> access_token_in(const std::optional<HttpResponse>& answer) {
  if (!answer || answer->status != 200) return std::nullopt;
  return json::parse(answer->body).at("access_token").get<std::string>();
}

std::string form_of_client() {
  return fmt::format("grant_type=client_credentials&client_id=volaticloud-api&client_secret={}",
                     client_secret);
}

}  // namespace

KeycloakClient::KeycloakClient(Port port) : realm_(realm_url(port)) {}

std::optional<HttpResponse> KeycloakClient::ask(const std::string& form) {
  return http_.post(realm_ + "/protocol/openid-connect/token", form,
                    {"Content-Type: application/x-www-form-urlencoded"});
}

std::optional<std::string> KeycloakClient::token() { return access_token_in(ask(form_of_client())); }

long KeycloakClient::token_status() {
  const auto answer = ask(form_of_client());
  return answer ? answer->status : 0;
}

std::optional<std::string> KeycloakClient::user_token() {
  return access_token_in(
      ask(fmt::format("grant_type=password&client_id=dashboard&username=ada&password={}", user_password)));
}

long KeycloakClient::discovery_status() {
  const auto answer = http_.get(realm_ + "/.well-known/openid-configuration");
  return answer ? answer->status : 0;
}

std::vector<std::string> KeycloakClient::resources() {
  std::vector<std::string> names;
  const auto token = this->token();
  if (!token) return names;
  const auto answer =
      http_.get(realm_ + "/authz/protection/resource_set?deep=true", {"Authorization: Bearer " + *token});
  if (!answer || answer->status != 200) return names;
  const auto resources = json::parse(answer->body);
  for (const auto& resource : resources) names.push_back(resource.at("name"));
  std::ranges::sort(names);
  return names;
}

bool KeycloakClient::register_resource(const std::string& name) {
  const auto token = this->token();
  if (!token) return false;
  const json resource = {{"name", name},
                         {"type", "urn:volaticloud:bot"},
                         {"ownerManagedAccess", true},
                         {"resource_scopes", {"view", "trade"}}};
  const auto answer = http_.post(realm_ + "/authz/protection/resource_set", resource.dump(),
                                 {"Content-Type: application/json", "Authorization: Bearer " + *token});
  return answer && (answer->status == 201 || answer->status == 409);
}

std::string realm_url(Port keycloak) {
  return fmt::format("http://127.0.0.1:{}/auth/realms/volaticloud", keycloak);
}

}  // namespace drctl::sandbox
