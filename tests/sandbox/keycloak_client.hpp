#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sandbox/http.hpp"
#include "sandbox/ports.hpp"

namespace drctl::sandbox {

/// Of the client `volaticloud-api` and the user `ada`, as keycloak/realm.json has them.
constexpr std::string_view client_secret = "sandbox-client-secret-7Q2f";
constexpr std::string_view user_password = "sandbox-user-password-3xK9";

/// The realm `volaticloud` as its clients see it. Each request ends within 5 s: a Keycloak whose database
/// hangs hangs too.
class KeycloakClient {
 public:
  explicit KeycloakClient(Port port);

  /// An access token of the backend's client, by its secret; nothing if none is issued.
  std::optional<std::string> token();
  /// The status of asking for it; 0 if there is no answer.
  long token_status();
  /// An access token of the user `ada`, by her password; nothing if none is issued.
  std::optional<std::string> user_token();
  /// The status of .well-known/openid-configuration; 0 if there is no answer.
  long discovery_status();
  /// The names of the UMA resources that the backend has registered, sorted; empty if it can't be asked.
  std::vector<std::string> resources();
  /// Registers one, as the backend does when a bot is made; returns whether it is registered.
  bool register_resource(const std::string& name);

 private:
  std::optional<HttpResponse> ask(const std::string& form);

  std::string realm_;
  HttpClient http_;
};

/// The address of the realm.
std::string realm_url(Port keycloak);

}  // namespace drctl::sandbox
