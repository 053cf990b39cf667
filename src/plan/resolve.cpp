#include "plan/resolve.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "support/time_text.hpp"

namespace drctl {

using expression::Bindings;
using expression::Template;
using nlohmann::json;

namespace {

using Result = std::expected<json, PlacedError>;

PlacedError wants(const FieldValue& field, std::string_view wanted, const std::string& found) {
  return {field.place, fmt::format("expected {}, found '{}'", wanted, found), ""};
}

Result texts(const FieldValue& field, const Bindings& names, Unknown unknown);

/// A word that is nothing but a ${list} becomes one word an element: `-t ${tables}` takes them all.
std::expected<void, PlacedError> add_word(json& words, const FieldValue& item, const Bindings& names, Unknown unknown) {
  const auto* text = std::get_if<Template>(&item.content);
  if (text && text->is_single()) {
    auto value = value_of(item, names, unknown);
    if (!value) return std::unexpected(value.error());
    if (value->is_array()) {
      for (const auto& element : *value) words.push_back(element.is_string() ? element : json(element.dump()));
      return {};
    }
  }
  auto word = text_of(item, names, unknown);
  if (!word) return std::unexpected(word.error());
  words.push_back(std::move(*word));
  return {};
}

Result texts(const FieldValue& field, const Bindings& names, Unknown unknown) {
  json words = json::array();
  const auto* list = std::get_if<FieldValue::List>(&field.content);
  if (!list) {
    auto added = add_word(words, field, names, unknown);
    return added ? Result(std::move(words)) : std::unexpected(added.error());
  }
  for (const auto& item : *list)
    if (auto added = add_word(words, item, names, unknown); !added) return std::unexpected(added.error());
  return words;
}

Result map_of_texts(const FieldValue& field, const Bindings& names, Unknown unknown) {
  const auto* map = std::get_if<FieldValue::Map>(&field.content);
  if (!map) return std::unexpected(PlacedError{field.place, "expected a mapping", ""});
  json result = json::object();
  for (const auto& [key, item] : *map) {
    auto text = text_of(item, names, unknown);
    if (!text) return std::unexpected(text.error());
    result[key.text] = std::move(*text);
  }
  return result;
}

/// The bound value of one ${...} of SQL; null while it is unknown.
Result parameter(const FieldValue& field, const expression::Expression& expression, const Bindings& names,
                 Unknown unknown) {
  auto used = expression.names();
  bool known = std::ranges::all_of(used, [&](const auto& name) { return names.contains(name); });
  if (!known && unknown == Unknown::stays_text) return json(nullptr);
  auto value = expression.evaluate(names);
  if (!value) return std::unexpected(PlacedError{field.place, value.error().message, value.error().help});
  auto result = expression::to_json(*value);
  if (!result) return std::unexpected(PlacedError{field.place, result.error(), ""});
  return *result;
}

Result sql(const FieldValue& field, const Bindings& names, Unknown unknown) {
  const auto* text = std::get_if<Template>(&field.content);
  if (!text) return std::unexpected(PlacedError{field.place, "expected SQL text", ""});
  std::string statement;
  json params = json::array();
  for (const auto& piece : text->pieces()) {
    if (const auto* literal = std::get_if<std::string>(&piece.content)) {
      statement += *literal;
      continue;
    }
    auto value = parameter(field, std::get<expression::Expression>(piece.content), names, unknown);
    if (!value) return value;
    params.push_back(std::move(*value));
    statement += fmt::format("${}", params.size());
  }
  return json{{"text", statement}, {"params", params}};
}

Result scalar(const FieldValue& field, FieldForm form, const Bindings& names, Unknown unknown) {
  auto text = text_of(field, names, unknown);
  if (!text) return std::unexpected(text.error());
  if (unknown == Unknown::stays_text && text->find("${") != std::string::npos) return json(*text);
  auto typed = typed_scalar(*text);
  if (form == FieldForm::boolean) return typed.is_boolean() ? Result(typed) : std::unexpected(wants(field, "true or false", *text));
  if (form == FieldForm::integer) return typed.is_number_integer() ? Result(typed) : std::unexpected(wants(field, "a whole number", *text));
  auto duration = parse_duration(*text);
  return duration ? Result(duration->count()) : std::unexpected(wants(field, "a duration such as 30s or 5m", *text));
}

Result argument(const FieldValue& field, FieldForm form, const Bindings& names, Unknown unknown) {
  switch (form) {
    case FieldForm::text: {
      auto text = text_of(field, names, unknown);
      return text ? Result(json(*text)) : std::unexpected(text.error());
    }
    case FieldForm::words:
    case FieldForm::list: return texts(field, names, unknown);
    case FieldForm::sql: return sql(field, names, unknown);
    case FieldForm::value: return value_of(field, names, unknown);
    case FieldForm::map: return map_of_texts(field, names, unknown);
    case FieldForm::boolean:
    case FieldForm::integer:
    case FieldForm::duration: return scalar(field, form, names, unknown);
  }
  return std::unexpected(PlacedError{field.place, "unknown form of field", ""});
}

}  // namespace

std::expected<Call, PlacedError> resolve(const PlannedCall& planned, const Bindings& names, Unknown unknown) {
  Call call{json::object(), planned.target};
  for (const auto& field : planned.spec->fields) {
    auto it = planned.text->fields.find(field.name);
    if (it == planned.text->fields.end()) continue;
    auto value = argument(it->second, field.form, names, unknown);
    if (!value) return std::unexpected(value.error());
    call.arguments[field.name] = std::move(*value);
  }
  return call;
}

}  // namespace drctl
