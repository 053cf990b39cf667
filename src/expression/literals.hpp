#pragma once

#include <expected>

#include "expression/error.hpp"
#include "expression/token.hpp"
#include "expression/value.hpp"

namespace drctl::expression {

enum class Sign { positive, negative };

// The value of a token that is a number, a text or bytes. `sign` is that of a '-' in front of a number: the
// most negative int has no positive counterpart. Fails on numbers out of range and on unknown escape
// sequences.
std::expected<Value, Error> decode(const Token& token, Sign sign = Sign::positive);

}  // namespace drctl::expression
