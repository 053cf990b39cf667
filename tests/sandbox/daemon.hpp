#pragma once
#include <chrono>
#include <csignal>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sandbox/folder.hpp"
#include "sandbox/process_identity.hpp"
#include "sandbox/user.hpp"

namespace drctl::sandbox {

/// A server: how to start it, how to stop it.
struct Program {
  std::string name;  ///< unique in its sandbox; names its log, logs/NAME.log
  std::vector<std::string> argv;
  std::map<std::string, std::string> environment = {};
  std::optional<User> user = std::nullopt;
  int stop_signal = SIGTERM;
  int death_signal = SIGKILL;               ///< what it gets when its owner dies
  std::chrono::milliseconds grace{10'000};  ///< how long it may take to stop before it is killed
};

/// One long-lived server of a sandbox, in its own process group, with its output in a log.
/// Its record (processes/NAME.json: program, pid, start time) is on disk before the program begins, so
/// another process, or the next sandbox after a kill, can stop it, and can start it again.
class Daemon {
 public:
  /// Starts it; throws Failure if the program can't be started.
  Daemon(const Folder& folder, Program program, Lifetime lifetime);
  /// The one that another process started under this name; throws Failure if there is no record of it.
  Daemon(const Folder& folder, const std::string& name);
  ~Daemon();
  Daemon(Daemon&&) noexcept;
  Daemon(const Daemon&) = delete;
  Daemon& operator=(const Daemon&) = delete;

  /// Stops its whole process group: the stop signal, a grace, then SIGKILL. A no-op if it does not run.
  void stop();
  /// Starts it (again), as it was; a no-op if it runs. Throws Failure.
  void start();

  bool running() const { return alive(process_); }
  pid_t pid() const { return process_.pid; }
  const std::string& name() const { return program_.name; }
  std::filesystem::path log() const;

 private:
  void record() const;

  std::filesystem::path folder_;
  Program program_;
  Lifetime lifetime_;
  ProcessIdentity process_;
};

/// The names of all servers that a sandbox has on record.
std::vector<std::string> daemon_names(const std::filesystem::path& folder);

/// Stops every server on record; those that are still young die first.
void stop_all(const std::filesystem::path& folder);

}  // namespace drctl::sandbox
