#pragma once

#include "runbook/schema_parts.hpp"

namespace drctl::schema {

/// What a variable is declared with: which keys it takes and what its default is depend on its type.
Json variable(const std::vector<KeyText>& keys);

}  // namespace drctl::schema
