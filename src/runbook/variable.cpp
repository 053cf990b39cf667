#include "runbook/variable.hpp"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <functional>

#include "support/codes.hpp"
#include "support/edit_distance.hpp"
#include "support/number.hpp"
#include "support/time_text.hpp"

namespace drctl {
namespace {

using nlohmann::json;
using Value = std::expected<json, std::string>;

std::unexpected<std::string> wanted(const Variable& variable, std::string_view kind, std::string_view found) {
  return std::unexpected(
      fmt::format("expected {} for variable '{}', found '{}'", kind, variable.name.text, found));
}

/// An error when the value is out of the variable's range.
Value in_range(const Variable& variable, json value) {
  const auto number = value.get<double>();
  if (variable.min && number < *variable.min)
    return std::unexpected(
        fmt::format("'{}' is at least {}, found {}", variable.name.text, *variable.min, value.dump()));
  if (variable.max && number > *variable.max)
    return std::unexpected(
        fmt::format("'{}' is at most {}, found {}", variable.name.text, *variable.max, value.dump()));
  return value;
}

Value text(const Variable& variable, std::string_view written) {
  if (!variable.pattern.empty() && !RE2::FullMatch(written, variable.pattern))
    return std::unexpected(
        fmt::format("'{}' must match {}, found '{}'", variable.name.text, variable.pattern, written));
  return json(written);
}

Value url(const Variable& variable, std::string_view written) {
  if (!written.empty() && written.find("://") == std::string_view::npos)
    return wanted(variable, "a URL such as https://host/path", written);
  return text(variable, written);
}

Value word(const Variable& variable, std::string_view written) {
  const auto& words = variable.values;
  if (std::find(words.begin(), words.end(), written) != words.end()) return json(written);
  return wanted(variable, fmt::format("one of {}", fmt::join(words, ", ")), written);
}

Value integer(const Variable& variable, std::string_view written) {
  const auto value = parse_integer(written);
  if (!value) return wanted(variable, "a whole number", written);
  return in_range(variable, *value);
}

Value number(const Variable& variable, std::string_view written) {
  const auto value = parse_number(written);
  if (!value) return wanted(variable, "a number", written);
  return in_range(variable, *value);
}

Value boolean(const Variable& variable, std::string_view written) {
  if (written == "true") return json(true);
  if (written == "false") return json(false);
  return wanted(variable, "true or false", written);
}

Value duration(const Variable& variable, std::string_view written) {
  const auto value = parse_duration(written);
  if (!value) return wanted(variable, "a duration (30s, 5m, 1h30m)", written);
  return json(value->count());
}

Value list(const Variable& variable, std::string_view written) {
  if (!written.starts_with('[')) {
    json texts = json::array();
    for (std::size_t at = 0; at < written.size();) {
      const auto end = std::min(written.find(',', at), written.size());
      texts.push_back(written.substr(at, end - at));
      at = end + 1;
    }
    return texts;
  }
  auto value = json::parse(written, nullptr, false);
  return value.is_array() ? Value(std::move(value)) : wanted(variable, "a JSON list", written);
}

Value object(const Variable& variable, std::string_view written) {
  auto value = json::parse(written, nullptr, false);
  return value.is_object() ? Value(std::move(value)) : wanted(variable, "a JSON object", written);
}

struct TypeRow {
  VariableType type;
  std::string_view name;
  expression::Type (*seen_as)();
  Value (*parse)(const Variable&, std::string_view);
};

expression::Type list_type() { return expression::Type::list(expression::Type::dyn()); }
expression::Type object_type() {
  return expression::Type::map(expression::Type::string(), expression::Type::dyn());
}

/// In the order of VariableType.
constexpr std::array<TypeRow, 11> types = {{
    {VariableType::string, "string", expression::Type::string, text},
    {VariableType::integer, "integer", expression::Type::integer, integer},
    {VariableType::number, "number", expression::Type::number, number},
    {VariableType::boolean, "boolean", expression::Type::boolean, boolean},
    {VariableType::duration, "duration", expression::Type::duration, duration},
    {VariableType::path, "path", expression::Type::string, text},
    {VariableType::url, "url", expression::Type::string, url},
    {VariableType::enumeration, "enum", expression::Type::string, word},
    {VariableType::secret, "secret", expression::Type::string, text},
    {VariableType::list, "list", list_type, list},
    {VariableType::object, "object", object_type, object},
}};

const TypeRow& row_of(VariableType type) { return types[static_cast<std::size_t>(type)]; }

std::string described(const FieldValue& field) {
  if (const auto* value = std::get_if<Literal>(&field.content))
    return value->value.is_null() ? "nothing" : "'" + value->written + "'";
  return std::holds_alternative<FieldValue::List>(field.content) ? "a list" : "a mapping";
}

bool fits_shape(VariableType type, const FieldValue& field) {
  if (type == VariableType::list) return std::holds_alternative<FieldValue::List>(field.content);
  if (type == VariableType::object) return std::holds_alternative<FieldValue::Map>(field.content);
  const auto* value = std::get_if<Literal>(&field.content);
  return value != nullptr && !value->value.is_null();
}

}  // namespace

json as_json(const FieldValue& field) {
  if (const auto* value = std::get_if<Literal>(&field.content)) return value->value;
  if (const auto* items = std::get_if<FieldValue::List>(&field.content)) {
    json array = json::array();
    for (const auto& item : *items) array.push_back(as_json(item));
    return array;
  }
  json object = json::object();
  if (const auto* entries = std::get_if<FieldValue::Map>(&field.content))
    for (const auto& [key, value] : *entries) object[key.text] = as_json(value);
  return object;
}

std::string_view to_string(VariableType type) { return row_of(type).name; }

std::optional<VariableType> variable_type_from(std::string_view word) {
  const auto row =
      std::find_if(types.begin(), types.end(), [&](const auto& each) { return each.name == word; });
  return row == types.end() ? std::nullopt : std::optional(row->type);
}

expression::Type expression_type(VariableType type) { return row_of(type).seen_as(); }

std::expected<json, Diagnostic> value_of(const Variable& variable, const FieldValue& literal) {
  if (variable.type == VariableType::secret)
    return std::unexpected(
        make_error(codes::written_secret, hidden(literal.place),
                   fmt::format("'{}' is a secret: its value does not belong into a file", variable.name.text),
                   "write {env: NAME} or {file: PATH} in the environment"));
  if (!fits_shape(variable.type, literal))
    return std::unexpected(
        make_error(codes::bad_value, literal.place,
                   fmt::format("expected a value of type {} for variable '{}', found {}",
                               to_string(variable.type), variable.name.text, described(literal))));
  const auto* scalar = std::get_if<Literal>(&literal.content);
  if (scalar == nullptr) return as_json(literal);
  auto value = row_of(variable.type).parse(variable, scalar->written);
  if (value) return *value;
  return std::unexpected(make_error(codes::bad_value, literal.place, value.error()));
}

std::string default_text(const Variable& variable) {
  const auto& value = *variable.default_value;
  if (variable.type != VariableType::duration) return value.dump();
  return to_words(std::chrono::milliseconds(value.get<std::int64_t>()));
}

FieldValue as_literal(const FieldValue& value) {
  if (const auto* text = std::get_if<expression::Template>(&value.content)) {
    std::string written;
    for (const auto& piece : text->pieces())
      if (const auto* part = std::get_if<std::string>(&piece.content)) written += *part;
    return {Literal{written, written}, value.text, value.place};
  }
  auto copy = value;
  if (auto* list = std::get_if<FieldValue::List>(&copy.content))
    for (auto& item : *list) item = as_literal(item);
  if (auto* map = std::get_if<FieldValue::Map>(&copy.content))
    for (auto& [key, item] : *map) item = as_literal(item);
  return copy;
}

std::expected<json, std::string> value_of(const Variable& variable, std::string_view text) {
  if (variable.type == VariableType::secret)
    return std::unexpected(fmt::format(
        "'{}' is a secret: others can see a command line; bind it in the environment", variable.name.text));
  return row_of(variable.type).parse(variable, text);
}

}  // namespace drctl
