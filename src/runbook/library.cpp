#include "runbook/library.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "runbook/test_file.hpp"
#include "support/edit_distance.hpp"

namespace drctl {
namespace {

namespace fs = std::filesystem;

bool is_path(std::string_view name) {
  return name.find('/') != std::string_view::npos || name.ends_with(".yaml") || name.ends_with(".yml");
}

/// The files right in the folder with this extension, by name, but for tests; nothing where there is no such
/// folder.
std::map<std::string, fs::path> files_with(const fs::path& folder, std::string_view extension) {
  std::map<std::string, fs::path> files;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
    if (it->path().extension() == extension && !is_test_file(it->path()) && it->is_regular_file(error))
      files.emplace(it->path().stem(), it->path());
  return files;
}

/// Of two with the same name, the .yaml one.
std::map<std::string, fs::path> yaml_files(const fs::path& folder) {
  auto files = files_with(folder, ".yaml");
  files.merge(files_with(folder, ".yml"));
  return files;
}

std::map<std::string, fs::path> files_in(const std::vector<fs::path>& folders, const fs::path& below) {
  std::map<std::string, fs::path> files;
  for (const auto& folder : folders) files.merge(yaml_files(folder / below));
  return files;
}

std::string searched(const std::vector<fs::path>& folders, const fs::path& below) {
  std::vector<std::string> names;
  for (const auto& folder : folders) names.push_back((folder / below / "").string());
  return fmt::format("looked in {}", fmt::join(names, ", "));
}

std::unexpected<Diagnostic> not_found(std::string_view what, std::string_view name, std::string help) {
  return std::unexpected(Diagnostic{{}, fmt::format("no {} '{}'", what, name), std::move(help)});
}

/// A path that leads nowhere: what was meant may be a neighbour, or a name with .yaml behind it.
std::unexpected<Diagnostic> no_file(const fs::path& path, const std::map<std::string, fs::path>& known) {
  if (!path.has_parent_path() && known.contains(path.stem()))
    return not_found("file", path.string(), fmt::format("did you mean '{}'?", path.stem().string()));
  std::vector<std::string> neighbours;
  for (const auto& [name, file] : yaml_files(path.has_parent_path() ? path.parent_path() : "."))
    neighbours.push_back((path.parent_path() / file.filename()).string());
  return not_found("file", path.string(), did_you_mean(path.string(), neighbours, "check the path"));
}

std::expected<fs::path, Diagnostic> find_file(std::string_view what, std::string_view name,
                                              const std::vector<fs::path>& folders, const fs::path& below) {
  std::error_code error;
  const auto files = files_in(folders, below);
  if (is_path(name)) {
    if (fs::exists(fs::path(name), error)) return fs::path(name);
    return no_file(name, files);
  }
  if (const auto found = files.find(std::string(name)); found != files.end()) return found->second;
  std::vector<std::string> names;
  for (const auto& [known, path] : files) names.push_back(known);
  const auto near = nearest(name, names);
  const auto where = searched(folders, below);
  if (near) return not_found(what, name, fmt::format("did you mean '{}'? ({})", *near, where));
  if (names.empty()) return not_found(what, name, fmt::format("{}: none is there", where));
  return not_found(what, name, fmt::format("there are: {} ({})", fmt::join(names, ", "), where));
}

}  // namespace

Library::Library(std::vector<fs::path> folders) : folders_(std::move(folders)) {}

std::expected<fs::path, Diagnostic> Library::find_runbook(std::string_view name) const {
  return find_file("runbook", name, folders_, {});
}

std::expected<fs::path, Diagnostic> Library::find_environment(std::string_view name) const {
  return find_file("environment", name, folders_, "environments");
}

std::map<std::string, fs::path> Library::runbooks() const { return files_in(folders_, {}); }

std::map<std::string, fs::path> Library::environments() const { return files_in(folders_, "environments"); }

std::vector<fs::path> default_folders() {
  std::vector<fs::path> folders{"runbooks"};
  const char* named = std::getenv("DRCTL_RUNBOOKS");
  const std::string_view list = named == nullptr ? "" : named;
  for (std::size_t at = 0; at < list.size();) {
    const auto end = std::min(list.find(':', at), list.size());
    if (end > at) folders.emplace_back(list.substr(at, end - at));
    at = end + 1;
  }
#ifdef DRCTL_INSTALLED_RUNBOOKS
  folders.emplace_back(DRCTL_INSTALLED_RUNBOOKS);
#endif
  return folders;
}

}  // namespace drctl
