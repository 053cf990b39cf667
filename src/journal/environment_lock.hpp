#pragma once

#include <chrono>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>

#include "journal/lock_holder.hpp"
#include "support/fd.hpp"

namespace drctl {

/// What is held: the work on an environment, or the word that somebody wants to have it.
enum class Claim { work, takeover };

/// Why the lock was not given: `holder` has it, or else `error` says what went wrong.
struct LockRefused {
  std::optional<LockHolder> holder;
  std::string error;
};

/// One run an environment: locks/ENVIRONMENT.lock (of a takeover .takeover), held with flock(2) by the living
/// process, so that nothing has to be cleaned up after a crash. Given back when it goes away.
class EnvironmentLock {
 public:
  /// Takes the lock without waiting and writes into it who holds it now.
  static std::expected<EnvironmentLock, LockRefused> take(const std::filesystem::path& state_folder,
                                                          const std::string& environment,
                                                          const LockHolder& holder,
                                                          Claim claim = Claim::work);
  EnvironmentLock(EnvironmentLock&&) noexcept = default;
  EnvironmentLock& operator=(EnvironmentLock&&) noexcept = default;
  ~EnvironmentLock();

 private:
  explicit EnvironmentLock(Fd fd) : fd_(std::move(fd)) {}
  Fd fd_;
};

/// Who holds the environment's lock right now, or nothing.
std::optional<LockHolder> lock_holder(const std::filesystem::path& state_folder,
                                      const std::string& environment, Claim claim = Claim::work);

}  // namespace drctl
