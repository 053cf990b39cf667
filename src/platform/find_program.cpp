#include "platform/find_program.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <ranges>

namespace drctl {
namespace {

namespace fs = std::filesystem;

bool is_file(const fs::path& file) {
  std::error_code ignored;
  return fs::is_regular_file(file, ignored);
}

bool is_executable(const fs::path& file) { return is_file(file) && ::access(file.c_str(), X_OK) == 0; }

std::unexpected<std::string> not_executable(const fs::path& file) {
  return std::unexpected(fmt::format("{}: permission denied (chmod +x, if it is a program)", file.string()));
}

}  // namespace

std::expected<fs::path, std::string> find_program(std::string_view name, std::string_view path) {
  if (name.empty()) return std::unexpected("the command is empty");
  if (name.contains('/')) {
    if (is_executable(name)) return name;
    if (is_file(name)) return not_executable(name);
    return std::unexpected(fmt::format("{}: no such program", name));
  }
  fs::path found_but_not_executable;
  for (auto part : std::views::split(path, ':')) {
    const std::string_view directory(part.begin(), part.end());
    const auto file = fs::path(directory.empty() ? "." : directory) / name;
    if (is_executable(file)) return file;
    if (is_file(file)) found_but_not_executable = file;
  }
  if (!found_but_not_executable.empty()) return not_executable(found_but_not_executable);
  return std::unexpected(fmt::format("{}: not found on PATH", name));
}

std::expected<fs::path, std::string> find_program(std::string_view name) {
  const char* path = std::getenv("PATH");
  return find_program(name, path ? path : "/usr/bin:/bin");
}

}  // namespace drctl
