#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <string_view>

namespace drctl {

/// The file that running `name` would execute. A name with a slash stands for itself; any other is looked up
/// in `path` (as the variable PATH is written; an empty part means the current directory, as execvp(3) has
/// it). Fails with "kubectl: not found on PATH", or says that what was found is not executable.
std::expected<std::filesystem::path, std::string> find_program(std::string_view name, std::string_view path);

/// The same with this process's PATH.
std::expected<std::filesystem::path, std::string> find_program(std::string_view name);

}  // namespace drctl
