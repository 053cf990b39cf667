#pragma once

#include <map>
#include <string>

#include "engine/rehearse.hpp"
#include "report/style.hpp"

namespace drctl {

/// What the rehearsal begins with: the runbook, the environment, the targets.
std::string rehearsal_head(const Plan& plan, const Style& style);

/// What came of a step: a line, and what there is to say below it.
std::string rehearsal_lines(const Plan& plan, const Rehearsed& rehearsed, const Style& style);

/// How many steps were proved how far; groups and what is not on the path do not count.
using Proofs = std::map<Proof, int>;
std::string rehearsal_end(const Proofs& proofs, const Style& style);

}  // namespace drctl
