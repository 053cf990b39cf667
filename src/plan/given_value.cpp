#include "plan/given_value.hpp"

#include <algorithm>

#include "runbook/variable.hpp"

namespace drctl {

namespace {

using GivenValue = std::expected<Json, PlacedError>;

GivenValue evaluated(const expression::Template& text, const FieldValue& field,
                     const expression::Bindings& names) {
  auto value = text.evaluate(names);
  if (!value)
    return std::unexpected(PlacedError{field.text.place(value.error().offset, value.error().length),
                                       value.error().message, value.error().help});
  auto json = captured_json(*value);
  return json ? GivenValue(*json) : std::unexpected(PlacedError{field.place, json.error()});
}

}  // namespace

GivenValue given_value(const Runbook& included, const std::string& name, const FieldValue& field,
                       const expression::Bindings& names) {
  const auto* text = std::get_if<expression::Template>(&field.content);
  if (text != nullptr && !text->is_literal()) return evaluated(*text, field, names);
  const auto variable =
      std::ranges::find(included.vars, name, [](const auto& each) { return each.name.text; });
  auto value = value_of(*variable, as_literal(field));
  if (!value) return std::unexpected(PlacedError{field.place, value.error().message});
  return captured_json(variable_value(variable->type, *value)).value_or(*value);
}

}  // namespace drctl
