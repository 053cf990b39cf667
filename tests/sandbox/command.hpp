#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sandbox/user.hpp"

namespace drctl::sandbox {

/// A program that is run to its end.
struct Command {
  std::vector<std::string> argv;
  std::map<std::string, std::string> environment = {};  ///< added to ours; where passwords go
  std::optional<User> user = std::nullopt;
  std::string input = {};  ///< its stdin
};

struct Outcome {
  int status = 0;  ///< exit status, or 128 + the signal that ended it
  std::string out, err;
};

/// Runs it, whatever its exit status; throws Failure only if it can't be started.
Outcome outcome_of(const Command& command);

/// Runs it and returns its stdout; throws Failure with what it wrote if its exit status is not 0.
std::string run(const Command& command);

}  // namespace drctl::sandbox
