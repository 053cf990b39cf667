#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <utility>

namespace drctl {

/// A folder below TMPDIR that only its owner may enter. It goes with the object, and all that is in it.
class TemporaryFolder {
 public:
  /// The error is one line that names the folder and says what the system answered.
  static std::expected<TemporaryFolder, std::string> make();

  ~TemporaryFolder();
  TemporaryFolder(TemporaryFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  TemporaryFolder& operator=(TemporaryFolder&&) = delete;

  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  explicit TemporaryFolder(std::filesystem::path path) : path_(std::move(path)) {}

  std::filesystem::path path_;
};

}  // namespace drctl
