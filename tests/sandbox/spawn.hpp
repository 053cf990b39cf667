#pragma once
#include <sys/types.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sandbox/user.hpp"

namespace drctl::sandbox {

/// How to start a child. Descriptors stay the caller's.
struct Spawn {
  std::vector<std::string> argv;  ///< argv[0] is looked for in PATH unless it holds a slash
  std::map<std::string, std::string> environment = {};  ///< added to ours
  std::optional<User> user = std::nullopt;              ///< whom to become, if not who we are
  int in = -1;                                          ///< its stdin; -1: /dev/null
  int out = -1;                                         ///< its stdout; -1: /dev/null
  int err = -1;                                         ///< its stderr; -1: /dev/null
  int death_signal =
      0;  ///< sent by the kernel when we die, however we die (prctl(2), PR_SET_PDEATHSIG); 0: none
};

/// A child in its own process group that has not begun its program yet: it waits for `go`.
/// So its pid can be put on record before it can do anything; if we die before, it exits.
class Child {
 public:
  /// Throws Failure if no process can be made.
  explicit Child(const Spawn& spawn);
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  pid_t pid() const { return pid_; }

  /// Lets it run its program; throws Failure if that can't be started (not found, not executable, ...).
  void go();

 private:
  pid_t pid_ = -1;
  int gate_ = -1;    ///< the child begins when it reads a byte here
  int errors_ = -1;  ///< errno of a failed exec arrives here
  std::string program_;
};

}  // namespace drctl::sandbox
