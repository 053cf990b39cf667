#pragma once

#include <functional>
#include <set>
#include <string>

#include "runbook/runbook.hpp"

namespace drctl {

/// Calls `visit` for each expression and each text with ${} of the step itself, not of steps inside it: the
/// names that it uses, and its place.
void each_use(const Step& step, const std::function<void(const std::set<std::string>&, const Place&)>& visit);

/// Every name that some expression or ${...} of the runbook uses: variables, captures, `now`, `run`,
/// `result`.
std::set<std::string> used_names(const Runbook& runbook);

}  // namespace drctl
