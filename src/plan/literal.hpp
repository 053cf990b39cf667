#pragma once

#include <expected>
#include <nlohmann/json.hpp>
#include <string>

#include "expression/value.hpp"
#include "runbook/runbook.hpp"

namespace drctl {

/// What a plain YAML scalar means where any value is welcome: null, true, 5, 1.5, else text (YAML 1.2, core schema
/// without octal, hex, infinities: those stay text).
nlohmann::json typed_scalar(const std::string& text);

/// An error with the place in the file that it is about.
struct PlacedError {
  Place place;
  std::string message;
  std::string help;
};

/// What becomes of a template with a name that has no value yet.
enum class Unknown { fails, stays_text };

/// The value of a field with every ${...} evaluated: a lone one keeps its type.
std::expected<nlohmann::json, PlacedError> value_of(const FieldValue& field, const expression::Bindings& names,
                                                    Unknown unknown);

/// The same, as a text.
std::expected<std::string, PlacedError> text_of(const FieldValue& field, const expression::Bindings& names,
                                                Unknown unknown);

}  // namespace drctl
