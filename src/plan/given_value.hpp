#pragma once

#include <expected>
#include <string>

#include "plan/value.hpp"
#include "plan/variable_value.hpp"

namespace drctl {

/// What the variable `name` of the included runbook becomes where an include gives it `field`, as a capture
/// is kept: a literal is of the variable's type, a lone ${} has its own. Fails where a name in it has no
/// value.
std::expected<Json, PlacedError> given_value(const Runbook& included, const std::string& name,
                                             const FieldValue& field, const expression::Bindings& names);

}  // namespace drctl
