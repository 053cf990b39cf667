#pragma once

#include "drctl/adapter.hpp"
#include "platform/process.hpp"

namespace drctl {

/// What a helm that exited with another status than 0 says: the error, whether anything can have been done,
/// and the next step. `base` is the command line that reaches the target: "helm --kube-context sandbox -n
/// volaticloud".
Outcome helm_failure(const ChildResult& child, const std::string& base);

}  // namespace drctl
