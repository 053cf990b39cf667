#include "platform/temporary_folder.hpp"

#include <fmt/format.h>
#include <stdlib.h>

#include <cerrno>
#include <cstring>

namespace drctl {
namespace fs = std::filesystem;

std::expected<TemporaryFolder, std::string> TemporaryFolder::make() {
  std::error_code error;
  auto name = (fs::temp_directory_path(error) / "drctl-XXXXXX").string();
  if (error || ::mkdtemp(name.data()) == nullptr)
    return std::unexpected(
        fmt::format("can't make the folder {}: {}", name, error ? error.message() : std::strerror(errno)));
  return TemporaryFolder(name);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

}  // namespace drctl
