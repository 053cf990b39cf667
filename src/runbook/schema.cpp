#include "runbook/schema.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "runbook/language.hpp"
#include "runbook/read_target.hpp"
#include "runbook/schema_step.hpp"
#include "runbook/schema_variable.hpp"

namespace drctl {
namespace {

using schema::Json;

std::vector<KeyText> keys_of(std::string_view mapping) {
  const auto all = language();
  return std::ranges::find(all, mapping, &MappingText::name)->keys;
}

Json document(std::string_view title, const Json& object) {
  Json whole = {{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", title}};
  whole.update(object);
  return whole;
}

std::vector<std::string> kind_names() {
  std::vector<std::string> names;
  for (const auto& kind : target_kinds()) names.emplace_back(kind.name);
  return names;
}

Json definitions(std::span<const AdapterSpec> adapters) {
  Json definitions = {{"variable", schema::variable(keys_of("variable"))},
                      {"step", schema::step(keys_of("step"), adapters)},
                      {"check", schema::inner_call(keys_of("check"), adapters)},
                      {"retries", schema::object_of(keys_of("retries"))},
                      {"gate", schema::object_of(keys_of("gate"))},
                      {"rollback", schema::inner_call(keys_of("rollback"), adapters)},
                      {"option", schema::object_of(keys_of("option"))},
                      {"for_each", schema::object_of(keys_of("for_each"))},
                      {"parallel", schema::object_of(keys_of("parallel"))},
                      {"contact", schema::object_of(keys_of("contact"))},
                      {"notify", schema::object_of(keys_of("notify"))}};
  for (const auto* group : {"for_each", "parallel", "option"})
    definitions[group]["properties"]["steps"]["items"] = schema::reference("step");
  for (const auto& adapter : adapters)
    definitions[fmt::format("adapter-{}", adapter.name)] = schema::call(adapter);
  return definitions;
}

Json secret() {
  const auto one = [](const char* key) { return schema::closed_object({{key, schema::scalar()}}, {key}); };
  return {{"anyOf", Json::array({one("env"), one("file")})}};
}

/// A mapping with one of these keys says where a secret is; where another mapping stands there, it is a
/// value.
Json value_or_secret() {
  const auto says_where = [](const char* key) { return Json{{"required", Json::array({key})}}; };
  return {{"if",
           {{"type", "object"},
            {"maxProperties", 1},
            {"anyOf", Json::array({says_where("env"), says_where("file")})}}},
          {"then",
           {{"additionalProperties", {{"type", Json::array({"string", "number", "boolean", "object"})}}}}}};
}

Json setting(const SettingRow& row) {
  auto value = row.content == SettingRow::Content::secret ? secret()
               : row.content == SettingRow::Content::word
                   ? Json{{"enum", std::vector<std::string>(row.words.begin(), row.words.end())}}
               : row.content == SettingRow::Content::port
                   ? Json{{"type", "integer"}, {"minimum", 1}, {"maximum", 65535}}
                   : schema::scalar();
  value["description"] = row.summary;
  return value;
}

Json target(const TargetKind& kind) {
  Json properties = {{"kind", {{"const", kind.name}}}};
  std::vector<std::string> required{"kind"};
  for (const auto& row : kind.settings) {
    properties[std::string(row.name)] = setting(row);
    if (row.need == KeyText::Need::required) required.emplace_back(row.name);
  }
  return schema::closed_object(std::move(properties), required);
}

Json targets() {
  Json any = Json::array();
  for (const auto& kind : target_kinds()) any.push_back(target(kind));
  return {{"anyOf", any}};
}

}  // namespace

Json runbook_schema(std::span<const AdapterSpec> adapters) {
  auto object = schema::object_of(keys_of("runbook"));
  auto& properties = object["properties"];
  properties["targets"].update(schema::map_of(schema::id(), {{"enum", kind_names()}}));
  properties["vars"].update(schema::map_of(schema::identifier(), schema::reference("variable")));
  properties["steps"]["items"] = schema::reference("step");
  properties["notify"].update(schema::reference("notify"));
  properties["contacts"]["items"] = schema::reference("contact");
  properties["contacts"].erase("minItems");
  properties["outputs"].update(schema::map_of(schema::identifier(), schema::expression()));
  auto json = document("A runbook of drctl", object);
  json["$defs"] = definitions(adapters);
  return json;
}

Json environment_schema() {
  auto object = schema::object_of(keys_of("environment"));
  auto& properties = object["properties"];
  properties["targets"].update(schema::map_of(schema::id(), targets()));
  properties["vars"].update(schema::map_of(schema::identifier(), value_or_secret()));
  return document("An environment of drctl", object);
}

}  // namespace drctl
