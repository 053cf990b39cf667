#include "sandbox/user.hpp"

#include <fmt/core.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "sandbox/failure.hpp"

namespace drctl::sandbox {

std::optional<User> unprivileged_user() {
  if (::geteuid() != 0) return std::nullopt;
  for (const auto* name : {"postgres", "nobody"})
    if (const auto* entry = ::getpwnam(name)) return User{entry->pw_uid, entry->pw_gid, name};
  throw Failure(
      "PostgreSQL refuses root, and there is neither a user postgres nor nobody: run this as an ordinary "
      "user");
}

bool can_reach(const User& user, const std::filesystem::path& folder) {
  for (auto at = std::filesystem::absolute(folder); at != at.root_path(); at = at.parent_path()) {
    struct stat status{};
    if (::stat(at.c_str(), &status) != 0) continue;  // ours to make
    const auto needed = status.st_uid == user.uid ? S_IXUSR : status.st_gid == user.gid ? S_IXGRP : S_IXOTH;
    if ((status.st_mode & static_cast<mode_t>(needed)) == 0) return false;
  }
  return true;
}

void give(const std::filesystem::path& path, const User& user) {
  if (::chown(path.c_str(), user.uid, user.gid) != 0)
    throw Failure(fmt::format("can't give {} to {}: {}", path.string(), user.name, std::strerror(errno)));
}

}  // namespace drctl::sandbox
