#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace drctl::recovery {

/// Where the sandbox's runbooks put backups.
class BackupsFolder {
 public:
  explicit BackupsFolder(std::filesystem::path path) : path_(std::move(path)) {}

  /// Of all that is there, in their order.
  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(path_))
      names.push_back(entry.path().filename());
    std::ranges::sort(names);
    return names;
  }
  std::string file(std::size_t index) const { return path_ / names().at(index); }

  void empty() const {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directory(path_);
  }

 private:
  std::filesystem::path path_;
};

}  // namespace drctl::recovery
