#pragma once

#include <cstddef>
#include <expected>
#include <filesystem>
#include <string>
#include <string_view>

/// The door to files. Each error is one line that names the file and says what the system answered.
namespace drctl {

/// The whole content. Fails when it can't be read, is a directory, or is larger than `limit` bytes.
std::expected<std::string, std::string> read_file(const std::filesystem::path& file,
                                                  std::size_t limit = 64 * 1024 * 1024);

enum class FileAccess {
  ordinary,    ///< 0666 less the umask
  owner_only,  ///< 0600
};

/// Writes so that a reader, and a machine that loses power, finds either the old content or the whole new
/// one: a temporary file beside it, fsync, rename, fsync of the directory.
std::expected<void, std::string> write_file_atomically(const std::filesystem::path& file,
                                                       std::string_view content, FileAccess access);

/// Waits until the disk has what the folder lists: a new file or folder in it outlives a loss of power only
/// then.
std::expected<void, std::string> sync_folder(const std::filesystem::path& folder);

/// Gives `from`, written by someone else, its final name for good: fsync, rename, fsync of the directory.
/// Fails when `to` exists; it is never replaced. Both must be in one file system.
std::expected<void, std::string> move_into_place(const std::filesystem::path& from,
                                                 const std::filesystem::path& to);

/// A name beside `file` that nothing has yet: "backup.dump.partial-3f9c0a17".
std::filesystem::path partial_name(const std::filesystem::path& file);

}  // namespace drctl
