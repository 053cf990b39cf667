#include "sandbox/folder_lock.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "sandbox/failure.hpp"

namespace drctl::sandbox {

FolderLock::FolderLock(const std::filesystem::path& folder)
    : fd_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  if (fd_ < 0) throw Failure(fmt::format("can't open {}: {}", folder.string(), std::strerror(errno)));
  if (::flock(fd_, LOCK_EX | LOCK_NB) == 0) return;
  ::close(fd_);
  throw Failure(
      fmt::format("another drctl-sandbox is at work on {}: try again when it has ended", folder.string()));
}

FolderLock::~FolderLock() { ::close(fd_); }

}  // namespace drctl::sandbox
