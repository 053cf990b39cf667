#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace drctl {

/// What is secret by its name alone, known to nobody in advance: the token that a login answers with.

/// Whether a value under this name ("access_token", "X-Api-Key", "set-cookie") is a secret.
bool names_a_secret(std::string_view name);

/// The URL with its user and password and the values of secret query parameters replaced by "[secret]".
std::string url_without_secrets(std::string_view url);

/// "grant_type=password&password=[secret]": the same for a form's body; other text is left as it is.
std::string form_without_secrets(std::string_view form);

/// The value with each non-empty string under a secret name replaced by "[secret]", at any depth.
nlohmann::json json_without_secrets(nlohmann::json value);

}  // namespace drctl
