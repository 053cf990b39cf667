#pragma once

#include <expected>
#include <nlohmann/json.hpp>
#include <string>

#include "expression/value.hpp"
#include "runbook/runbook.hpp"

namespace drctl {

/// An error with the place in the file that it is about.
struct PlacedError {
  Place place;
  std::string message;
  std::string help{};
};

/// What becomes of a template that uses a name without a value.
enum class Unknown {
  fails,
  stays_text,  ///< it stands as it is written: for plans and dry runs
};

/// The value of a field with every ${...} evaluated: a lone one keeps its type.
std::expected<nlohmann::json, PlacedError> value_of(const FieldValue& field,
                                                    const expression::Bindings& names, Unknown unknown);

/// The same of one that must be a scalar, as a text.
std::expected<std::string, PlacedError> text_of(const FieldValue& field, const expression::Bindings& names,
                                                Unknown unknown);

/// Whether every name that the template or expression uses has a value.
bool all_known(const std::set<std::string>& used, const expression::Bindings& names);

}  // namespace drctl
