#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include "runbook/include_graph.hpp"
#include "runbook/library.hpp"
#include "runbook/read.hpp"
#include "support/codes.hpp"
#include "support/edit_distance.hpp"

namespace drctl {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t largest = 4 * 1024 * 1024;

std::unexpected<Diagnostic> unreadable(const fs::path& path, std::string message, std::string help) {
  const auto source = std::make_shared<Source>(Source{path.string(), ""});
  return std::unexpected(
      make_error(codes::unreadable_file, {.source = source}, std::move(message), std::move(help)));
}

/// The included runbook's text, out of a folder.
std::expected<std::shared_ptr<const Source>, Diagnostic> load_included(const fs::path& folder,
                                                                       const std::string& name) {
  std::error_code error;
  const auto file = folder / (name + ".yaml");
  if (fs::exists(file, error)) return load_source(file);
  std::vector<std::string> names;
  for (const auto& [known, path] : Library({folder.empty() ? "." : folder}).runbooks())
    names.push_back(known);
  return unreadable(file, "there is no such file", did_you_mean(name, names));
}

}  // namespace

std::expected<std::shared_ptr<const Source>, Diagnostic> load_source(const fs::path& path) {
  std::error_code error;
  if (fs::is_directory(path, error))
    return unreadable(path, "expected a file, found a folder", "name a file in it");
  if (fs::exists(path, error) && !fs::is_regular_file(path, error))
    return unreadable(path, "expected a file, found a pipe or a device", "");
  if (fs::file_size(path, error) > largest && !error)
    return unreadable(path, "the file is larger than 4 MiB", "is it the right one?");
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) return unreadable(path, fmt::format("can't be read: {}", std::strerror(errno)), "");
  std::ostringstream text;
  if (file.peek() != std::ifstream::traits_type::eof()) text << file.rdbuf();
  if (file.bad() || text.bad()) return unreadable(path, "can't be read to its end", "");
  return std::make_shared<const Source>(Source{path.string(), std::move(text).str()});
}

std::expected<LoadedRunbook, Diagnostics> load_checked(const fs::path& file,
                                                       std::span<const AdapterSpec> adapters,
                                                       const CheckStep& further) {
  const auto source = load_source(file);
  if (!source) return std::unexpected(Diagnostics{source.error()});
  const auto folder = file.parent_path();
  return load_checked(
      *source, adapters, [&](const std::string& name) { return load_included(folder, name); }, further);
}

std::expected<Environment, Diagnostics> load_environment(const fs::path& file) {
  const auto source = load_source(file);
  if (!source) return std::unexpected(Diagnostics{source.error()});
  return read_environment(*source);
}

}  // namespace drctl
