#pragma once
#include <sys/types.h>

#include <string>
#include <thread>

namespace drctl::recovery {

/// The arguments of a process and of all that it starts, as everybody can read them in /proc: looked at again
/// and again from another thread.
class ArgumentsWatch {
 public:
  explicit ArgumentsWatch(pid_t pid);

  /// Ends it; what was seen, a line a process.
  std::string seen();

 private:
  std::string seen_;
  std::jthread thread_;
};

}  // namespace drctl::recovery
