#pragma once
#include <functional>

namespace drctl::sandbox {

/// Does `work` in a child process and returns its exit status. On SIGINT, SIGTERM or SIGHUP the child is
/// killed at once and 128 + the signal is returned: so whatever is half done can be undone by someone who is
/// not in the middle of it. To be called while this process has one thread.
int interruptible(const std::function<int()>& work);

}  // namespace drctl::sandbox
