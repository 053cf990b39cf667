#pragma once

#include "drctl/adapter.hpp"
#include "platform/process.hpp"

namespace drctl {

/// What a kubectl that exited with another status than 0 says: the error without client-go's log lines,
/// whether anything can have been done, and the next step. `base` is the command line that reaches the
/// target: "kubectl --context sandbox -n volaticloud".
Outcome kubectl_failure(const ChildResult& child, const std::string& base);

}  // namespace drctl
