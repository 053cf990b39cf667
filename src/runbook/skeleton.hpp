#pragma once

#include <expected>
#include <string>

#include "drctl/diagnostic.hpp"

namespace drctl {

/// A runbook to start from, with comments, and its test. Both are well as they stand.
struct Skeleton {
  std::string runbook, test;
};

/// Of this name; fails when it can't be a runbook's.
std::expected<Skeleton, Diagnostic> skeleton(const std::string& name);

}  // namespace drctl
