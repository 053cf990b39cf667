#pragma once

#include <nlohmann/json.hpp>
#include <span>

#include "drctl/adapter.hpp"

namespace drctl {

/// JSON Schemas (draft 2020-12) for editors, made from the tables that the reader uses: which keys there are,
/// what each is and what stands behind it. They say less than `validate` does: nothing of names, types and
/// expressions.
nlohmann::ordered_json runbook_schema(std::span<const AdapterSpec> adapters);
nlohmann::ordered_json environment_schema();
nlohmann::ordered_json test_schema();

}  // namespace drctl
