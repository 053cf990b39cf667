#include "plan/value.hpp"

#include <algorithm>

namespace drctl {

using expression::Bindings;
using expression::Template;
using nlohmann::json;

namespace {

PlacedError placed(const FieldValue& field, const expression::Error& error) {
  return {field.text.place(error.offset, error.length), error.message, error.help};
}

std::expected<json, PlacedError> value_of(const FieldValue& field, const Template& text,
                                          const Bindings& names, Unknown unknown) {
  if (unknown == Unknown::stays_text && !all_known(text.names(), names)) return json(text.text());
  auto value = text.evaluate(names);
  if (!value) return std::unexpected(placed(field, value.error()));
  auto result = expression::to_json(*value);
  if (!result) return std::unexpected(PlacedError{field.place, result.error()});
  return *result;
}

std::expected<json, PlacedError> value_of(const FieldValue::List& list, const Bindings& names,
                                          Unknown unknown) {
  json result = json::array();
  for (const auto& item : list) {
    auto value = value_of(item, names, unknown);
    if (!value) return value;
    result.push_back(std::move(*value));
  }
  return result;
}

std::expected<json, PlacedError> value_of(const FieldValue::Map& map, const Bindings& names,
                                          Unknown unknown) {
  json result = json::object();
  for (const auto& [key, item] : map) {
    auto value = value_of(item, names, unknown);
    if (!value) return value;
    result[key.text] = std::move(*value);
  }
  return result;
}

}  // namespace

bool all_known(const std::set<std::string>& used, const Bindings& names) {
  return std::ranges::all_of(used, [&](const auto& name) { return names.contains(name); });
}

std::expected<json, PlacedError> value_of(const FieldValue& field, const Bindings& names, Unknown unknown) {
  if (const auto* literal = std::get_if<Literal>(&field.content)) return literal->value;
  if (const auto* text = std::get_if<Template>(&field.content)) return value_of(field, *text, names, unknown);
  if (const auto* list = std::get_if<FieldValue::List>(&field.content))
    return value_of(*list, names, unknown);
  return value_of(std::get<FieldValue::Map>(field.content), names, unknown);
}

std::expected<std::string, PlacedError> text_of(const FieldValue& field, const Bindings& names,
                                                Unknown unknown) {
  if (const auto* literal = std::get_if<Literal>(&field.content)) return literal->written;
  const auto* text = std::get_if<Template>(&field.content);
  if (!text) return std::unexpected(PlacedError{field.place, "expected a text, found a list or mapping"});
  if (unknown == Unknown::stays_text && !all_known(text->names(), names)) return text->text();
  auto value = text->evaluate(names);
  if (!value) return std::unexpected(placed(field, value.error()));
  return expression::to_text(*value);
}

}  // namespace drctl
