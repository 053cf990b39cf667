#include "runbook/schema_parts.hpp"

#include <fmt/format.h>

#include <cmath>
#include <sstream>

#include "runbook/read_scalar.hpp"

namespace drctl::schema {
namespace {

Json matching(const char* pattern) { return {{"type", "string"}, {"pattern", pattern}}; }

/// Of a scalar that is a text.
Json scalar_with(const char* keyword, Json value) {
  auto text = scalar();
  text[keyword] = std::move(value);
  return text;
}

/// It is shown as it is written.
Json plain() { return scalar_with("pattern", "^(?!.*\\$\\{)"); }

Json number_in(const char* type, const Range& range) {
  Json number = {{"type", type}};
  if (std::isfinite(range.least)) number["minimum"] = range.least;
  if (std::isfinite(range.most)) number["maximum"] = range.most;
  return number;
}

/// `${...}` alone, whose value has the type that is wanted.
Json or_interpolated(const Json& wanted) {
  return {{"anyOf", Json::array({wanted, matching("^\\$\\{.*\\}$")})}};
}

Json words_of(std::string_view words) {
  Json list = Json::array();
  std::istringstream stream{std::string(words)};
  for (std::string word; stream >> word;) list.push_back(word);
  return {{"enum", list}};
}

Json text_of(const Field& field) {
  if (field.one_of.empty()) return scalar();
  return {{"anyOf", Json::array({Json{{"enum", field.one_of}}, matching("\\$\\{")})}};
}

}  // namespace

Json scalar() { return {{"type", Json::array({"string", "number", "boolean"})}}; }
Json duration() { return matching("^(?=[0-9])([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"); }
Json some_time() { return matching("^(?=.*[1-9])([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"); }
Json expression() { return scalar_with("pattern", "\\S"); }
/// 7 and true are names as well.
Json id() {
  return {{"type", Json::array({"string", "integer", "boolean"})},
          {"pattern", "^[a-z0-9][a-z0-9-]*$"},
          {"minimum", 0}};
}
Json identifier() {
  auto name = matching("^[a-z_][a-z0-9_]*$");
  name["not"] = {{"enum", reserved_names()}};
  return name;
}
Json truth() { return {{"type", "boolean"}}; }
Json list_of(const Json& item) { return {{"type", "array"}, {"items", item}}; }
Json one_or_more(const Json& item) { return {{"anyOf", Json::array({item, list_of(item)})}}; }
Json some_of(const Json& item) {
  auto list = list_of(item);
  list["minItems"] = 1;
  return list;
}
Json map_of(const Json& names, const Json& values) {
  return {{"type", "object"}, {"propertyNames", names}, {"additionalProperties", values}};
}
Json reference(std::string_view definition) { return {{"$ref", fmt::format("#/$defs/{}", definition)}}; }

Json value_of(const KeyText& key) {
  switch (key.wants) {
    case Wants::text:
      return plain();
    case Wants::reason:
      return scalar_with("pattern", "^(?!.*\\$\\{).*\\S");
    case Wants::name:
      return id();
    case Wants::identifier:
      return identifier();
    case Wants::word:
      return words_of(key.words);
    case Wants::boolean:
      return truth();
    case Wants::integer:
      return number_in("integer", key.range);
    case Wants::number:
      return number_in("number", key.range);
    case Wants::duration:
      return duration();
    case Wants::limit:
      return some_time();
    case Wants::expression:
      return expression();
    case Wants::expressions:
      return {{"anyOf", Json::array({expression(), some_of(expression())})}};
    case Wants::texts:
      return one_or_more(key.words.empty() ? plain() : words_of(key.words));
    case Wants::mapping:
      return {{"type", "object"}};
    case Wants::list:
      return {{"type", "array"}, {"minItems", 1}};
    case Wants::value:
      return Json::object();
    default:
      return scalar();
  }
}

Json value_of(const Field& field) {
  switch (field.form) {
    case FieldForm::text:
      return text_of(field);
    case FieldForm::words:
      return one_or_more(scalar());
    case FieldForm::sql:
      return scalar();
    case FieldForm::value:
      return Json::object();
    case FieldForm::list:
      return or_interpolated(list_of(scalar()));
    case FieldForm::map:
      return or_interpolated(map_of(Json::object(), scalar()));
    case FieldForm::boolean:
      return or_interpolated(truth());
    case FieldForm::integer:
      return or_interpolated({{"type", "integer"}});
    case FieldForm::duration:
      return or_interpolated(duration());
  }
  return Json::object();
}

Json closed_object(Json properties, const std::vector<std::string>& required) {
  Json object = {{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
  if (!required.empty()) object["required"] = required;
  return object;
}

std::vector<std::string> required_of(const std::vector<KeyText>& keys) {
  std::vector<std::string> names;
  for (const auto& key : keys)
    if (key.need == KeyText::Need::required) names.emplace_back(key.name);
  return names;
}

Json object_of(const std::vector<KeyText>& keys) {
  Json properties = Json::object();
  for (const auto& key : keys) {
    auto value = value_of(key);
    value["description"] = key.summary;
    properties[std::string(key.name)] = std::move(value);
  }
  return closed_object(std::move(properties), required_of(keys));
}

}  // namespace drctl::schema
