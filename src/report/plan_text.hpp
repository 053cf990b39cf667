#pragma once

#include <string>

#include "plan/plan.hpp"
#include "report/style.hpp"

namespace drctl {

/// `drctl run --dry-run`: every step in order with its effect, target, exact command as far as it is known,
/// gates, conditions and rollback.
std::string plan_text(const Plan& plan, const Style& style);

/// Its title, and what it is bound to.
std::string plan_head(const Plan& plan, const Style& style);

}  // namespace drctl
