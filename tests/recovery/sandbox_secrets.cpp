#include "recovery/sandbox_secrets.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "sandbox/failure.hpp"
#include "sandbox/keycloak_client.hpp"
#include "sandbox/lost_connection.hpp"
#include "sandbox/text_file.hpp"

namespace drctl::recovery {
namespace fs = std::filesystem;
namespace {

using Secrets = std::map<std::string, std::string>;

bool holds_a_secret(const fs::path& file) {
  constexpr std::array<std::string_view, 4> endings = {"password", "passphrase", "-secret", ".key"};
  return std::ranges::any_of(endings, [&](std::string_view end) { return file.native().ends_with(end); });
}

void add_file(const fs::path& file, Secrets& to) try {
  auto secret = sandbox::read_text(file);
  secret.erase(secret.find_last_not_of(" \n") + 1);
  if (!secret.empty()) to[file.filename().string() + " '" + secret.substr(0, 4) + "...'"] = secret;
} catch (const sandbox::Failure&) {  // it has gone, or is not there yet
}

void add_files_named_in(const fs::path& environment, Secrets& to) try {
  const auto text = sandbox::read_text(environment);
  constexpr std::string_view begin = "{file: ";
  for (auto at = text.find(begin); at != text.npos; at = text.find(begin, at + 1)) {
    auto name = text.substr(at + begin.size(), text.find('}', at) - at - begin.size());
    std::erase(name, '"');
    add_file(name, to);
  }
} catch (const sandbox::Failure&) {
}

void add_files_in(const fs::path& folder, Secrets& to) {
  std::error_code unreadable;
  for (const auto& entry : fs::directory_iterator(folder, unreadable)) {
    if (entry.is_regular_file() && holds_a_secret(entry.path())) add_file(entry.path(), to);
    if (entry.path().filename().string().starts_with("environment")) add_files_named_in(entry.path(), to);
  }
}

}  // namespace

Secrets secrets_of(const fs::path& sandbox, const fs::path& environment) {
  Secrets secrets{{"user password", std::string(sandbox::user_password)},
                  {"stale password", sandbox::password_of_last_year}};
  add_files_in(sandbox, secrets);
  std::error_code unreadable;
  for (const auto& entry : fs::directory_iterator(sandbox, unreadable))
    if (entry.is_directory() && !entry.is_symlink()) add_files_in(entry.path(), secrets);
  add_files_named_in(environment, secrets);
  return secrets;
}

}  // namespace drctl::recovery
