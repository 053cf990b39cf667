#pragma once
#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "recovery/arguments_watch.hpp"
#include "recovery/desk.hpp"
#include "sandbox/spawn.hpp"

namespace drctl::recovery {

/// The real drctl at work without a terminal. It is killed if it still runs when this object goes.
class DrctlRun {
 public:
  /// Starts it; throws Failure if that can't be done. `argv`: see Desk::run_command.
  DrctlRun(const Desk& desk, const std::vector<std::string>& argv);
  ~DrctlRun();
  DrctlRun(const DrctlRun&) = delete;
  DrctlRun& operator=(const DrctlRun&) = delete;

  /// Its exit status, or 128 + the signal that ended it; throws Failure if it takes longer than `limit`.
  int wait(std::chrono::seconds limit = std::chrono::minutes(3));
  bool ended();
  /// Kills it and nobody else, as the kernel does when memory is short; returns when it is gone.
  void kill();

  pid_t pid() const { return child_->pid(); }
  /// What it wrote to stdout and stderr, so far.
  std::string output() const;

 private:
  const Desk& desk_;
  std::filesystem::path output_;
  std::chrono::system_clock::time_point start_;
  std::unique_ptr<sandbox::Child> child_;
  std::unique_ptr<ArgumentsWatch> watch_;
  bool ended_ = false;
  int status_ = 0;
};

}  // namespace drctl::recovery
