#pragma once

#include <nlohmann/json.hpp>

#include "expression/value.hpp"
#include "runbook/runbook.hpp"

namespace drctl {

using Json = nlohmann::json;

/// What expressions see of a variable's value: durations, milliseconds in JSON, become CEL durations.
expression::Value variable_value(VariableType type, const Json& value);

/// A captured value as the journal keeps it: as JSON, with {"$timestamp": "..."} and {"$duration": "5s"} for
/// the two types that JSON lacks. Fails for what is neither: a type, a map with keys that are no texts.
std::expected<Json, std::string> captured_json(const expression::Value& value);

/// The way back.
expression::Value captured_value(const Json& json);

}  // namespace drctl
