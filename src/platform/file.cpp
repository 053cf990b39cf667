#include "platform/file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <stdio.h>
#include <sys/random.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <span>

#include "support/fd.hpp"

namespace drctl {
namespace {

namespace fs = std::filesystem;
using Done = std::expected<void, std::string>;

std::unexpected<std::string> failure(std::string_view what, const fs::path& file, int error) {
  return std::unexpected(fmt::format("can't {} {}: {}", what, file.string(), std::strerror(error)));
}

Fd open_file(const fs::path& file, int flags, mode_t mode = 0) {
  for (;;) {
    Fd fd(::open(file.c_str(), flags | O_CLOEXEC, mode));
    if (fd || errno != EINTR) return fd;
  }
}

// Bytes read, or -1 with errno; never EINTR.
ssize_t read_some(int fd, std::span<char> buffer) {
  for (;;) {
    const auto count = ::read(fd, buffer.data(), buffer.size());
    if (count >= 0 || errno != EINTR) return count;
  }
}

Done write_all(int fd, std::string_view content, const fs::path& file) {
  while (!content.empty()) {
    const auto count = ::write(fd, content.data(), content.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return failure("write", file, errno);
    content.remove_prefix(static_cast<std::size_t>(count));
  }
  return {};
}

Done sync_path(const fs::path& path, int flags) {
  const auto fd = open_file(path, O_RDONLY | flags);
  if (!fd || ::fsync(fd.get()) != 0) return failure("sync", path, errno);
  return {};
}

Done sync_directory_of(const fs::path& file) { return sync_folder(file.parent_path()); }

Done write_synced(const fs::path& file, std::string_view content, FileAccess access) {
  const auto fd =
      open_file(file, O_WRONLY | O_CREAT | O_EXCL, access == FileAccess::owner_only ? 0600 : 0666);
  if (!fd) return failure("create", file, errno);
  if (auto written = write_all(fd.get(), content, file); !written) return written;
  if (::fsync(fd.get()) != 0) return failure("sync", file, errno);
  return {};
}

// rename(2) that never replaces. File systems without RENAME_NOREPLACE (NFS) get a link, which refuses too.
int rename_without_replacing(const fs::path& from, const fs::path& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return errno;
  if (::link(from.c_str(), to.c_str()) != 0) return errno;
  return ::unlink(from.c_str()) == 0 ? 0 : errno;
}

}  // namespace

std::expected<std::string, std::string> read_file(const fs::path& file, std::size_t limit) {
  const auto fd = open_file(file, O_RDONLY);
  if (!fd) return failure("read", file, errno);
  std::string content;
  std::array<char, 64 * 1024> buffer;
  for (;;) {
    const auto count = read_some(fd.get(), buffer);
    if (count < 0) return failure("read", file, errno);
    if (count == 0) return content;
    content.append(buffer.data(), static_cast<std::size_t>(count));
    if (content.size() > limit)
      return std::unexpected(fmt::format("can't read {}: larger than {} bytes", file.string(), limit));
  }
}

Done write_file_atomically(const fs::path& file, std::string_view content, FileAccess access) {
  const auto partial = partial_name(file);
  auto written = write_synced(partial, content, access);
  if (written && ::rename(partial.c_str(), file.c_str()) != 0) written = failure("write", file, errno);
  if (written) return sync_directory_of(file);
  ::unlink(partial.c_str());
  return written;
}

Done sync_folder(const fs::path& folder) { return sync_path(folder.empty() ? "." : folder, O_DIRECTORY); }

Done move_into_place(const fs::path& from, const fs::path& to) {
  if (auto synced = sync_path(from, 0); !synced) return synced;
  if (const int error = rename_without_replacing(from, to)) return failure("create", to, error);
  return sync_directory_of(to);
}

fs::path partial_name(const fs::path& file) {
  std::uint32_t number = 0;
  // Up to 256 bytes never fail once the kernel's pool is ready (random(7)).
  [[maybe_unused]] const auto ignored = ::getrandom(&number, sizeof number, 0);
  return fs::path(file.string() + fmt::format(".partial-{:08x}", number));
}

}  // namespace drctl
