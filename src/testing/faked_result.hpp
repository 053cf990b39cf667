#pragma once

#include <nlohmann/json.hpp>

#include "drctl/diagnostic.hpp"
#include "expression/type.hpp"
#include "runbook/runbook.hpp"

namespace drctl {

/// A value of the type that says nothing: "", 0, [], and of an object every field so. Of dyn: an empty
/// mapping.
nlohmann::json empty_result(const expression::Type& type);

/// `over` laid over `result`: mappings key by key, anything else replaces what was there.
void lay_over(nlohmann::json& result, const nlohmann::json& over);

/// What of the literal does not fit the type: a key that such a result never has, a text where a number is.
Diagnostics misfits(const FieldValue& literal, const expression::Type& type);

}  // namespace drctl
