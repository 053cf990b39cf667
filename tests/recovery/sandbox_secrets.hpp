#pragma once
#include <filesystem>
#include <map>
#include <string>

namespace drctl::recovery {

/// What must not show, by name: every password, passphrase, private key and client secret in the folder of a
/// sandbox, and what the environment files there and `environment` take from files.
std::map<std::string, std::string> secrets_of(const std::filesystem::path& sandbox,
                                              const std::filesystem::path& environment);

}  // namespace drctl::recovery
