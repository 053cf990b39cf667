#pragma once

#include <vector>

#include "runbook/runbook.hpp"

namespace drctl {

/// The lists of steps inside a step: those of its options, or of its rounds. An included runbook's are not.
std::vector<const std::vector<Step>*> inner_lists(const Step& step);

/// Every step in the order of the file, those inside of options and rounds too; included runbooks are one
/// step.
std::vector<const Step*> all_steps(const std::vector<Step>& steps);

}  // namespace drctl
