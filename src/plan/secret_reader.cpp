#include "plan/secret_reader.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>

#include "support/codes.hpp"

namespace drctl {

namespace {

/// Shorter ones would be "found" in texts that do not hold them.
constexpr std::size_t shortest_secret = 4;

std::unexpected<Diagnostic> missing(const SecretOrigin& origin, std::string message, std::string help) {
  return std::unexpected(
      make_error(codes::unreadable_secret, origin.place, std::move(message), std::move(help)));
}

std::expected<std::string, Diagnostic> from_variable(const SecretOrigin& origin) {
  const char* value = std::getenv(origin.where.c_str());
  if (value && *value) return value;
  return missing(
      origin,
      fmt::format("the secret's environment variable '{}' is {}", origin.where, value ? "empty" : "not set"),
      fmt::format("export {}=... before starting drctl", origin.where));
}

std::expected<std::string, Diagnostic> from_file(const SecretOrigin& origin,
                                                 const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file)
    return missing(
        origin, fmt::format("the secret's file '{}' can't be read: {}", path.string(), std::strerror(errno)),
        "the path is relative to the environment file; the file holds nothing but the secret");
  std::string value{std::istreambuf_iterator<char>(file), {}};
  while (!value.empty() && (value.back() == '\n' || value.back() == '\r')) value.pop_back();
  if (!value.empty()) return value;
  return missing(origin, fmt::format("the secret's file '{}' is empty", path.string()),
                 "write the secret into it");
}

}  // namespace

std::expected<std::string, Diagnostic> read_secret(const SecretOrigin& origin,
                                                   const std::filesystem::path& folder) {
  auto value = origin.kind == SecretOrigin::Kind::env ? from_variable(origin)
                                                      : from_file(origin, folder / origin.where);
  if (value && value->size() < shortest_secret)
    return missing(origin,
                   fmt::format("the secret is shorter than {} bytes: it can't be masked", shortest_secret),
                   "a text that short stands everywhere; take a longer secret");
  return value;
}

}  // namespace drctl
