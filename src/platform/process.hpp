#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "drctl/cancellation.hpp"
#include "drctl/secret.hpp"

namespace drctl {

/// A child process to run to its end. No shell is involved.
struct Command {
  std::vector<std::string> argv;                   ///< argv[0] is looked up on PATH
  std::map<std::string, std::string> environment;  ///< added to ours
  std::map<std::string, Secret> secret_environment;
  std::vector<std::string> unset;  ///< variables of ours that it must not see
  std::string input;  ///< all of its standard input
  std::optional<std::string> directory;
  std::optional<std::string>
      output_file;  ///< stdout goes there (created 0600, truncated) instead of being read
};

enum class ChildEnd { exited, signalled, timed_out, cancelled, could_not_start };

struct ChildResult {
  ChildEnd end = ChildEnd::could_not_start;
  int status = 0;  ///< exit status, or the signal's number
  std::string out,
      err;            ///< capped at `output_cap` each: head and tail are kept, a line says what is left out
  std::string error;  ///< for could_not_start: why
};

enum class Stream { out, err };

struct RunOptions {
  std::chrono::milliseconds timeout{60'000};
  std::chrono::milliseconds grace{3'000};  ///< between TERM and KILL of the whole process group
  std::size_t output_cap = 16 * 1024 * 1024;
  std::function<void(Stream, std::string_view line)>
      on_line;  ///< called for each line as it comes, without newline
};

/// The door to child processes.
class Processes {
 public:
  virtual ~Processes() = default;
  /// Runs the command to its end, whatever happens: own process group, deadline, cancellation. Never throws.
  virtual ChildResult run(const Command& command, const Cancellation& cancel, const RunOptions& options) = 0;
};

}  // namespace drctl
