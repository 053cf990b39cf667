#pragma once

#include <filesystem>
#include <vector>

namespace drctl {

/// Every .yaml and .yml file below the folder, in order.
std::vector<std::filesystem::path> yaml_files_below(const std::filesystem::path& folder);

}  // namespace drctl
