#pragma once

#include "expression/type.hpp"
#include "expression/value.hpp"

namespace drctl::expression {

// The type that the value has, content included: list(int), map(string, dyn). What is mixed, and what an
// empty list or map would hold, is dyn.
Type whole_type_of(const Value& value);

}  // namespace drctl::expression
