#pragma once

#include <string>

namespace drctl {

/// How a shell ended.
struct ShellEnd {
  int status = 0;       ///< as shells tell it: 128 + n when signal n ended it
  std::string error{};  ///< why it could not be started, or empty
};

/// The door to a shell of the operator's own, on the operator's terminal.
class Shell {
 public:
  virtual ~Shell() = default;
  /// Its path.
  virtual std::string program() const = 0;
  /// Opens it, and waits until the operator leaves it.
  virtual ShellEnd open() = 0;
};

}  // namespace drctl
