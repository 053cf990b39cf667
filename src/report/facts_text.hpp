#pragma once

#include <string>

#include "engine/operator.hpp"
#include "report/style.hpp"

namespace drctl {

/// All that is known of a gated step, what its gate has shown too: what it is for, the whole call without
/// what is secret by its name, all that it would change, and what ran before it.
std::string facts_text(const GateQuestion& question, const Style& style);

}  // namespace drctl
