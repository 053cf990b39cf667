#pragma once

#include <compare>
#include <optional>

#include "expression/budget.hpp"
#include "expression/value.hpp"

namespace drctl::expression {

// CEL's order: numbers of all three kinds on one line, texts and bytes by their bytes, false before true,
// times. `unordered` with NaN; nullopt when the two can't be ordered (lists, maps, null, different kinds).
std::optional<std::partial_ordering> compare(const Value& left, const Value& right);

// CEL's `==`: numbers of different kinds are equal when neither is less; values of other different kinds are
// not equal, never an error. Spends a step an element; false when the budget ends.
bool equals(const Value& left, const Value& right, Budget& budget);

}  // namespace drctl::expression
