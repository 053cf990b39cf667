#include "import/secret_names.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "support/ascii.hpp"
#include "support/contains.hpp"

namespace drctl {
namespace {

/// Each placeholder is one that becomes a variable of type secret.
constexpr std::array<std::pair<std::string_view, std::string_view>, 16> secret_endings = {
    {{"password", "PASSWORD"},
     {"passwd", "PASSWORD"},
     {"passphrase", "PASSPHRASE"},
     {"_pass", "PASSWORD"},
     {"pwd", "PASSWORD"},
     {"_secret", "SECRET"},  // existingSecret names one of Kubernetes
     {"clientsecret", "SECRET"},
     {"token", "TOKEN"},
     {"authorization", "TOKEN"},
     {"api_key", "API_KEY"},
     {"apikey", "API_KEY"},
     {"access_key", "SECRET_KEY"},
     {"secret_key", "SECRET_KEY"},
     {"private_key", "PRIVATE_KEY"},
     {"credential", "CREDENTIAL"},
     {"credentials", "CREDENTIAL"}}};

}  // namespace

std::string_view secret_name(std::string_view name) {
  auto small = "_" + lower(std::string(name));
  std::ranges::replace_if(small, [](char c) { return c == '-' || c == '.'; }, '_');
  for (const auto& [ending, placeholder] : secret_endings)
    if (small.ends_with(ending) && small != "_" + std::string("oldpwd") && small != "_pwd")
      return placeholder;
  return {};
}

bool is_concealed(std::string_view value) {
  constexpr std::array<std::string_view, 8> no_values = {"true", "false", "yes",      "no",
                                                         "null", "none",  "required", "redacted"};
  if (value.empty() || std::string_view("$<*%{(").contains(value.front())) return true;
  if (value.starts_with("...") || value.starts_with("./") || value.starts_with("/path/to/")) return true;
  return contains(no_values, std::string_view(lower(std::string(value))));
}

}  // namespace drctl
