#pragma once
#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>

namespace drctl::sandbox {

struct User {
  uid_t uid = 0;
  gid_t gid = 0;
  std::string name;
};

/// For servers that refuse root: `postgres` if there is such a user, else `nobody`; nothing if we are not
/// root and need no other.
std::optional<User> unprivileged_user();

/// Whether `user` may enter every folder on the way to `folder` (what /root with mode 0700 forbids).
bool can_reach(const User& user, const std::filesystem::path& folder);

/// Gives a file or folder to a user; throws Failure.
void give(const std::filesystem::path& path, const User& user);

}  // namespace drctl::sandbox
