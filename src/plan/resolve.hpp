#pragma once

#include <expected>

#include "plan/plan.hpp"
#include "plan/value.hpp"

namespace drctl {

/// The call with every ${...} evaluated, field by field in the field's form. With Unknown::stays_text, what
/// uses a name without a value stands as written (for plans and dry runs); a parameter of SQL is then null.
std::expected<Call, PlacedError> resolve(const PlannedCall& call, const expression::Bindings& names,
                                         Unknown unknown = Unknown::fails);

}  // namespace drctl
