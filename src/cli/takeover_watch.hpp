#pragma once

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "drctl/cancellation.hpp"
#include "journal/environment_lock.hpp"

namespace drctl {

/// Sees it when somebody else wants to go on with the run that we hold: several times a second, and whenever
/// it is asked to look. Then `leave` is requested, so that no question waits on; the wish is final.
class TakeoverWatch {
 public:
  /// Who takes the run over from another machine.
  using Elsewhere = std::function<std::optional<LockHolder>()>;

  /// `state` and `name` as of EnvironmentLock. `leave` must outlive it.
  TakeoverWatch(std::filesystem::path state, std::string name, Cancellation& leave, Elsewhere elsewhere = {});
  ~TakeoverWatch();
  TakeoverWatch(const TakeoverWatch&) = delete;
  TakeoverWatch& operator=(const TakeoverWatch&) = delete;

  /// Who takes the run over, and why, in words; nothing when nobody does.
  std::optional<std::string> look();

 private:
  std::filesystem::path state_;
  std::string name_;
  Cancellation& leave_;
  Elsewhere elsewhere_;
  std::mutex mutex_;
  std::condition_variable stop_;
  bool stopping_ = false;
  std::optional<std::string> taken_;
  std::jthread thread_;
};

}  // namespace drctl
