#pragma once
#include <filesystem>

namespace drctl::sandbox {

/// What becomes of a sandbox and its servers when the object or the process that made them ends.
enum class Lifetime {
  with_owner,  ///< they go away with the object, and with the process even if that is killed
  until_down,  ///< they stay until `drctl-sandbox down`
};

/// The private folder of one sandbox. It holds `sandbox.json`, the mark without which nothing is ever
/// removed.
class Folder {
 public:
  /// Makes `path`, which must not exist or be empty; throws Failure.
  Folder(std::filesystem::path path, Lifetime lifetime);
  /// A new folder under $TMPDIR (default /tmp) that goes with this object; removes those of killed owners.
  static Folder temporary();
  /// One that is already there; throws Failure, with the next step, if no sandbox is.
  static Folder open(const std::filesystem::path& path);

  ~Folder();
  Folder(Folder&& other) noexcept;
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const std::filesystem::path& name) const { return path_ / name; }

 private:
  struct Existing {};
  Folder(Existing, std::filesystem::path path) : path_(std::move(path)), lifetime_(Lifetime::until_down) {}

  std::filesystem::path path_;
  Lifetime lifetime_;
};

/// Whether a sandbox is there, whole or in ruins.
bool is_sandbox(const std::filesystem::path& path);

/// Stops whatever of the sandbox still runs and removes its folder. Does nothing if nothing is there; throws
/// Failure if what is there is not a sandbox.
void clean_up(const std::filesystem::path& path);

}  // namespace drctl::sandbox
