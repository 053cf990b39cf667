#pragma once

#include <set>
#include <string>

#include "runbook/runbook.hpp"

namespace drctl {

/// Every name that some expression or ${...} of the runbook uses: variables, captures, `now`, `run`,
/// `result`.
std::set<std::string> used_names(const Runbook& runbook);

}  // namespace drctl
