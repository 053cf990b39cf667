#include "journal/approvals.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "platform/file.hpp"
#include "support/sha256.hpp"

namespace drctl {

namespace fs = std::filesystem;

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Approval, step, digest, by, at)

namespace {

fs::path file_of(const fs::path& folder, const Approval& approval) {
  const auto name = sha256(approval.step + '\n' + approval.digest + '\n' + approval.by);
  return folder / (name.substr(0, 16) + ".json");
}

constexpr std::size_t largest = 64 * 1024;

std::optional<Approval> approval_in(const fs::path& file) {
  const auto text = read_file(file, largest);
  if (!text) return std::nullopt;
  try {
    return nlohmann::json::parse(*text).get<Approval>();
  } catch (const nlohmann::json::exception&) {
    return std::nullopt;
  }
}

}  // namespace

std::expected<void, std::string> keep_approval(const fs::path& folder, const Approval& approval) {
  std::error_code error;
  fs::create_directories(folder, error);
  fs::permissions(folder, fs::perms::owner_all, error);
  if (error) return std::unexpected(folder.string() + ": " + error.message());
  return write_file_atomically(file_of(folder, approval), nlohmann::json(approval).dump() + "\n",
                               FileAccess::owner_only);
}

void forget_approval(const fs::path& folder, const Approval& approval) {
  std::error_code ignored;
  fs::remove(file_of(folder, approval), ignored);
}

std::vector<Approval> approvals_in(const fs::path& folder) {
  std::vector<Approval> approvals;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error))
    if (auto approval = approval_in(entry.path())) approvals.push_back(std::move(*approval));
  std::ranges::sort(approvals, {}, &Approval::at);
  return approvals;
}

}  // namespace drctl
