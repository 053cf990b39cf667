#pragma once

#include <string_view>

namespace drctl {

/// What stands for the value of `name`: "PASSWORD" for PGPASSWORD, "API_KEY" for x-api-key. Empty where the
/// name is of no secret: password_file, token-ttl.
std::string_view secret_name(std::string_view name);

/// The value tells nothing: it is empty, a placeholder, a shell's $NAME, or stars.
bool is_concealed(std::string_view value);

}  // namespace drctl
