#include "runbook/schema_parts.hpp"

#include <fmt/format.h>

#include <sstream>

namespace drctl::schema {
namespace {

Json matching(const char* pattern) { return {{"type", "string"}, {"pattern", pattern}}; }

Json duration() { return matching("^([0-9]+(ms|s|m|h|d))+$"); }

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
Json id() { return {{"type", Json::array({"string", "integer"})}, {"pattern", "^[a-z0-9][a-z0-9-]*$"}}; }
Json identifier() { return matching("^[a-z_][a-z0-9_]*$"); }
Json list_of(const Json& item) { return {{"type", "array"}, {"items", item}}; }
Json one_or_more(const Json& item) { return {{"anyOf", Json::array({item, list_of(item)})}}; }
Json map_of(const Json& names, const Json& values) {
  return {{"type", "object"}, {"propertyNames", names}, {"additionalProperties", values}};
}
Json reference(std::string_view definition) { return {{"$ref", fmt::format("#/$defs/{}", definition)}}; }

Json value_of(const KeyText& key) {
  switch (key.wants) {
    case Wants::name:
      return id();
    case Wants::word:
      return words_of(key.words);
    case Wants::boolean:
      return {{"type", "boolean"}};
    case Wants::integer:
      return {{"type", "integer"}};
    case Wants::number:
      return {{"type", "number"}};
    case Wants::duration:
      return duration();
    case Wants::expressions:
    case Wants::texts:
      return one_or_more(scalar());
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
      return or_interpolated({{"type", "boolean"}});
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
