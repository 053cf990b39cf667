#include "adapters/new_file.hpp"

#include <fmt/format.h>

#include "platform/file.hpp"

namespace drctl {
namespace fs = std::filesystem;

NewFile::NewFile(fs::path file, std::string noun)
    : file_(std::move(file)), partial_(partial_name(file_)), noun_(std::move(noun)) {}

NewFile::~NewFile() {
  std::error_code ignored;
  fs::remove(partial_, ignored);
}

std::optional<Outcome> NewFile::refused() const {
  std::error_code error;
  if (fs::exists(fs::symlink_status(file_, error)))
    return Outcome{.end = End::could_not_start,
                   .error = fmt::format("{} exists, and a {} replaces nothing", file_.string(), noun_),
                   .help = fmt::format("give the {} another name, or move that file away", noun_)};
  const auto folder = file_.has_parent_path() ? file_.parent_path() : fs::path(".");
  if (fs::is_directory(folder, error)) return std::nullopt;
  return Outcome{
      .end = End::could_not_start,
      .error = fmt::format("can't write {}: there is no folder {}", file_.string(), folder.string()),
      .help = "make the folder, or correct the path"};
}

std::optional<Outcome> NewFile::finish() const {
  const auto moved = move_into_place(partial_, file_);
  if (moved) return std::nullopt;
  return Outcome{.end = End::failed,
                 .error = moved.error(),
                 .help = fmt::format("the {} was removed again; see to the disk", noun_)};
}

}  // namespace drctl
