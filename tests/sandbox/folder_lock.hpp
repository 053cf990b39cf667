#pragma once
#include <filesystem>

namespace drctl::sandbox {

/// One program at a time works on a sandbox: flock(2) on its folder, so it ends with its holder, however that
/// ends.
class FolderLock {
 public:
  /// Throws Failure if another has it, at once.
  explicit FolderLock(const std::filesystem::path& folder);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int fd_;
};

}  // namespace drctl::sandbox
