#pragma once

#include <vector>

#include "runbook/runbook.hpp"

namespace drctl {

/// Every step in the order of the file, those inside of options too; included runbooks are one step.
std::vector<const Step*> all_steps(const std::vector<Step>& steps);

}  // namespace drctl
