#include "cli/yaml_files.hpp"

#include <algorithm>

namespace drctl {

namespace fs = std::filesystem;

std::vector<fs::path> yaml_files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry :
       fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied))
    if (entry.is_regular_file() &&
        (entry.path().extension() == ".yaml" || entry.path().extension() == ".yml"))
      files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

}  // namespace drctl
