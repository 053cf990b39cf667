#include "runbook/schema_variable.hpp"

#include <array>

#include "runbook/read_variable.hpp"
#include "runbook/variable.hpp"

namespace drctl::schema {
namespace {

/// Its value may stand in quotes: it is read as on a command line.
Json number(const char* type, const char* pattern) {
  return {{"type", Json::array({type, "string"})}, {"pattern", pattern}};
}

/// A text that no ${} is put into; $${ stands for the characters ${.
Json fixed_text() {
  auto text = scalar();
  text["pattern"] = R"(^(?![\s\S]*(?<!\$)\$\{))";
  return text;
}

Json default_of(VariableType type) {
  switch (type) {
    case VariableType::integer:
      return number("integer", "^[-+]?[0-9]+(\\.0*)?([eE]\\+?[0-9]+)?$");
    case VariableType::number:
      return number("number", "^[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?$");
    case VariableType::boolean:
      return {{"enum", Json::array({true, false, "true", "false"})}};
    case VariableType::duration:
      return duration();
    case VariableType::list:
      return {{"type", "array"}};
    case VariableType::object:
      return {{"type", "object"}};
    default:
      return fixed_text();
  }
}

Json keys_for(VariableType type) {
  Json properties = {{"default", default_of(type)}};
  for (const char* key : {"min", "max", "pattern", "values"})
    if (!fits(key, type)) properties[key] = false;
  Json then = {{"properties", std::move(properties)}};
  if (type == VariableType::enumeration) then["required"] = {"values"};
  return then;
}

Json when(const char* key, Json value) {
  return {{"properties", {{key, {{"const", std::move(value)}}}}}, {"required", Json::array({key})}};
}

/// Without a type it is a string.
Json by_type(std::string_view word) {
  auto is_it = when("type", word);
  const auto type = *variable_type_from(word);
  if (type == VariableType::string) is_it.erase("required");
  return {{"if", std::move(is_it)}, {"then", keys_for(type)}};
}

/// What is required has no default, and what is not has one.
Json with_or_without_default() {
  return {{"if", when("required", true)},
          {"then", {{"properties", {{"default", false}}}}},
          {"else", {{"if", when("required", false)}, {"then", {{"required", Json::array({"default"})}}}}}};
}

}  // namespace

Json variable(const std::vector<KeyText>& keys) {
  auto object = object_of(keys);
  auto rules = Json::array({with_or_without_default()});
  for (const auto& word : object["properties"]["type"]["enum"])
    rules.push_back(by_type(word.get_ref<const std::string&>()));
  object["properties"]["values"].update({{"minItems", 1}, {"uniqueItems", true}});
  object["allOf"] = std::move(rules);
  return object;
}

}  // namespace drctl::schema
