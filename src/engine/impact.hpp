#pragma once

#include <string>

#include "plan/plan.hpp"

namespace drctl {

/// What the call would change, for who approves it: its adapter looks at the target, for 10 s at most, and
/// changes nothing. Lines of text; empty where there is nothing to tell.
std::string impact_of(const PlannedStep& step, const Call& call, const Cancellation& cancel);

/// The first 20 lines, and how many more there are: what an approver should know is not worth more.
std::string few_lines(const std::string& text);

}  // namespace drctl
