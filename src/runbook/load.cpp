#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "runbook/include_graph.hpp"
#include "runbook/library.hpp"
#include "runbook/read.hpp"
#include "support/codes.hpp"
#include "support/edit_distance.hpp"

namespace drctl {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t largest = 4 * 1024 * 1024;

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

std::string read_to_end(std::FILE& file) {
  std::string text;
  std::array<char, 16 * 1024> part;
  while (const auto size = std::fread(part.data(), 1, part.size(), &file)) text.append(part.data(), size);
  return text;
}

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
  const File file(std::fopen(path.c_str(), "rbe"), &std::fclose);
  if (!file) return unreadable(path, fmt::format("can't be read: {}", std::strerror(errno)), "");
  auto text = read_to_end(*file);
  if (std::ferror(file.get()) != 0) return unreadable(path, "can't be read to its end", "");
  return std::make_shared<const Source>(Source{path.string(), std::move(text)});
}

std::expected<LoadedRunbook, Diagnostics> load_checked(const std::shared_ptr<const Source>& source,
                                                       std::span<const AdapterSpec> adapters,
                                                       const CheckStep& further) {
  const auto folder = fs::path(source->path).parent_path();
  return load_checked(
      source, adapters, [&](const std::string& name) { return load_included(folder, name); }, further);
}

std::expected<LoadedRunbook, Diagnostics> load_checked(const fs::path& file,
                                                       std::span<const AdapterSpec> adapters,
                                                       const CheckStep& further) {
  const auto source = load_source(file);
  if (!source) return std::unexpected(Diagnostics{source.error()});
  return load_checked(*source, adapters, further);
}

std::expected<Environment, Diagnostics> load_environment(const fs::path& file) {
  const auto source = load_source(file);
  if (!source) return std::unexpected(Diagnostics{source.error()});
  return read_environment(*source);
}

}  // namespace drctl
