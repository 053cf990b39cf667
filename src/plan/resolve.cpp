#include "plan/resolve.hpp"

#include <fmt/format.h>

namespace drctl {

using expression::Bindings;
using expression::Template;
using nlohmann::json;

namespace {

using Result = std::expected<json, PlacedError>;

/// As an interpolated text shows it: what is in an array or object may not be a text itself.
json as_text(const json& value) {
  return value.is_string() ? value : json(expression::to_text(expression::from_json(value)));
}

/// Adds one word. One that is nothing but a ${list} becomes a word an element: `-t ${tables}` takes them all.
std::expected<void, PlacedError> add_word(json& words, const FieldValue& item, const Bindings& names,
                                          Unknown unknown) {
  const auto* text = std::get_if<Template>(&item.content);
  auto value = text && text->is_single() ? value_of(item, names, unknown) : Result(nullptr);
  if (!value) return std::unexpected(value.error());
  if (value->is_array()) {
    for (const auto& element : *value) words.push_back(as_text(element));
    return {};
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
  auto value = value_of(field, names, unknown);
  if (!value || value->is_string()) return value;
  if (!value->is_object()) return std::unexpected(PlacedError{field.place, "expected a mapping"});
  for (auto& item : *value) item = as_text(item);
  return value;
}

/// The bound value of one ${...} of SQL; null while it is unknown.
Result parameter(const FieldValue& field, const Template::Piece& piece, const Bindings& names,
                 Unknown unknown) {
  const auto& bound = std::get<expression::Expression>(piece.content);
  if (unknown == Unknown::stays_text && !all_known(bound.names(), names)) return json(nullptr);
  auto value = bound.evaluate(names);
  if (!value) {
    const auto& error = value.error();
    return std::unexpected(
        PlacedError{field.text.place(piece.offset + error.offset, error.length), error.message, error.help});
  }
  auto result = expression::to_json(*value);
  if (!result) return std::unexpected(PlacedError{field.place, result.error()});
  return *result;
}

Result sql(const FieldValue& field, const Bindings& names, Unknown unknown) {
  const auto* text = std::get_if<Template>(&field.content);
  if (!text) return std::unexpected(PlacedError{field.place, "expected SQL text"});
  std::string statement;
  json params = json::array();
  for (const auto& piece : text->pieces()) {
    if (const auto* literal = std::get_if<std::string>(&piece.content)) {
      statement += *literal;
      continue;
    }
    auto value = parameter(field, piece, names, unknown);
    if (!value) return value;
    params.push_back(std::move(*value));
    statement += fmt::format("${}", params.size());
  }
  return json{{"text", statement}, {"params", params}};
}

/// The reader has made a literal milliseconds; a lone ${} is a duration of CEL.
Result milliseconds(const FieldValue& field, const Bindings& names, Unknown unknown) {
  auto value = value_of(field, names, unknown);
  if (!value || !value->is_string()) return value;
  const auto span = expression::parse_duration(value->get<std::string>());
  return span ? Result(json(span->nanos / 1'000'000)) : value;
}

Result argument(const FieldValue& field, FieldForm form, const Bindings& names, Unknown unknown) {
  switch (form) {
    case FieldForm::words:
    case FieldForm::list:
      return texts(field, names, unknown);
    case FieldForm::sql:
      return sql(field, names, unknown);
    case FieldForm::map:
      return map_of_texts(field, names, unknown);
    case FieldForm::text: {
      auto text = text_of(field, names, unknown);
      return text ? Result(json(*text)) : std::unexpected(text.error());
    }
    case FieldForm::duration:
      return milliseconds(field, names, unknown);
    default:
      return value_of(field, names, unknown);  // typed by the reader or by the expression
  }
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
