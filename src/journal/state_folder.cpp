#include "journal/state_folder.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>

#include "platform/file.hpp"

namespace drctl {

namespace fs = std::filesystem;

std::expected<fs::path, std::string> state_folder(const Variables& variables) {
  if (auto own = variables("DRCTL_STATE"); own && !own->empty()) return fs::absolute(*own);
  if (auto xdg = variables("XDG_STATE_HOME"); xdg && xdg->starts_with('/')) return fs::path(*xdg) / "drctl";
  if (auto home = variables("HOME"); home && !home->empty()) return fs::path(*home) / ".local/state/drctl";
  return std::unexpected(
      "there is no place for the journal: neither DRCTL_STATE, XDG_STATE_HOME nor HOME is set");
}

std::expected<void, std::string> create_private_folder(const fs::path& folder) {
  std::error_code error;
  if (fs::is_directory(folder, error)) return {};
  if (folder.has_parent_path() && folder.parent_path() != folder)
    if (auto above = create_private_folder(folder.parent_path()); !above) return above;
  if (::mkdir(folder.c_str(), 0700) == 0) return sync_folder(folder.parent_path());
  if (errno == EEXIST) return {};
  return std::unexpected(fmt::format("can't create {}: {}", folder.string(), std::strerror(errno)));
}

}  // namespace drctl
