#pragma once
#include <filesystem>
#include <string>

namespace drctl::recovery {

/// The arguments of all processes of the machine, as everybody can read them.
std::string all_command_lines();

/// Everything below a folder, one file after the other.
std::string all_files(const std::filesystem::path& folder);

}  // namespace drctl::recovery
