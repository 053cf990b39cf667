#pragma once

#include <span>

#include "runbook/schema_parts.hpp"

namespace drctl::schema {

/// A step: one action, and the keys that have a meaning beside it.
Json step(const std::vector<KeyText>& keys, std::span<const AdapterSpec> adapters);

/// A rollback or a check: one adapter's key, and the keys of the call.
Json inner_call(const std::vector<KeyText>& keys, std::span<const AdapterSpec> adapters);

/// What stands behind an adapter's key: its main field, or a mapping of its fields.
Json call(const AdapterSpec& adapter);

}  // namespace drctl::schema
