#include "journal/environment_lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>
#include <thread>

#include "journal/state_folder.hpp"
#include "platform/file.hpp"
#include "support/percent.hpp"

namespace drctl {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// An environment's name may be anything that a file's name can't be: other bytes become %2F and the like.
fs::path lock_file(const fs::path& state_folder, const std::string& environment, Claim claim) {
  const auto plain = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_';
  };
  const auto* ending = claim == Claim::work ? ".lock" : ".takeover";
  return state_folder / "locks" / (percent_encoded(environment, plain) + ending);
}

LockHolder holder_in(const fs::path& file) {
  const auto text = read_file(file);
  const json content = text ? json::parse(*text, nullptr, false) : json();
  if (!content.is_object()) return {};
  return holder_from_json(content);
}

std::string text_of(const LockHolder& holder) {
  return holder_to_json(holder).dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
}

// Whoever only looks at a lock (lock_holder) has it for a moment, too: one refusal proves nothing.
bool lock(int fd) {
  for (int tries = 10;; --tries) {
    if (::flock(fd, LOCK_EX | LOCK_NB) == 0) return true;
    if (errno != EWOULDBLOCK || tries == 0) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}

std::unexpected<LockRefused> trouble(const fs::path& file) {
  return std::unexpected(
      LockRefused{std::nullopt, fmt::format("can't lock {}: {}", file.string(), std::strerror(errno))});
}

}  // namespace

std::expected<EnvironmentLock, LockRefused> EnvironmentLock::take(const fs::path& state_folder,
                                                                  const std::string& environment,
                                                                  const LockHolder& holder, Claim claim) {
  const auto file = lock_file(state_folder, environment, claim);
  if (auto folder = create_private_folder(file.parent_path()); !folder)
    return std::unexpected(LockRefused{std::nullopt, folder.error()});
  Fd fd(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (!fd) return trouble(file);
  if (!lock(fd.get())) {
    if (errno == EWOULDBLOCK) return std::unexpected(LockRefused{holder_in(file), {}});
    return trouble(file);
  }
  const auto text = text_of(holder);
  if (::ftruncate(fd.get(), 0) != 0 || ::pwrite(fd.get(), text.data(), text.size(), 0) < 0)
    return trouble(file);
  return EnvironmentLock(std::move(fd));
}

EnvironmentLock::~EnvironmentLock() {
  // The file stays: to remove it would let a third process lock a name that a second one still waits for.
  if (fd_) [[maybe_unused]]
    const int ignored = ::ftruncate(fd_.get(), 0);
}

std::optional<LockHolder> lock_holder(const fs::path& state_folder, const std::string& environment,
                                      Claim claim) {
  const auto file = lock_file(state_folder, environment, claim);
  const Fd fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (!fd || ::flock(fd.get(), LOCK_SH | LOCK_NB) == 0) return std::nullopt;
  return holder_in(file);
}

}  // namespace drctl
