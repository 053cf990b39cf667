#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <vector>

namespace drctl {

/// What somebody has approved with `drctl approve`, for the run to find. It holds for that digest only: of
/// the adapter, its arguments and its target.
struct Approval {
  std::string step, digest;
  std::string by;  ///< who: user@host, or the name given with --operator
  std::string at;  ///< RFC 3339
};

/// Puts the approval into the folder (made if need be, 0700), for good: it outlives a loss of power. Fails
/// with what the system answered.
std::expected<void, std::string> keep_approval(const std::filesystem::path& folder, const Approval& approval);

/// The approval is used up: a step that fails needs a new one.
void forget_approval(const std::filesystem::path& folder, const Approval& approval);

/// Every approval in the folder, oldest first; a file that is none is passed over. None when there is no
/// folder.
std::vector<Approval> approvals_in(const std::filesystem::path& folder);

}  // namespace drctl
