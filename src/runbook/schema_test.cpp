#include "runbook/schema.hpp"

#include "runbook/schema_parts.hpp"
#include "runbook/test_language.hpp"

namespace drctl {
namespace {

using schema::Json;

Json step_id() { return {{"type", "string"}, {"pattern", "^[a-z0-9][a-z0-9._-]*$"}}; }

/// One, or a list of them.
void say(Json& property, const Json& item) {
  property = {{"description", property["description"]}, {"anyOf", schema::one_or_more(item)["anyOf"]}};
}

void add_script(Json& properties, const char* key) {
  properties[key].update(schema::map_of(step_id(), schema::reference("script")));
}

void add_variables(Json& properties) {
  properties["vars"].update(schema::map_of(schema::identifier(), Json::object()));
}

Json script() {
  auto texts = script_key_texts();
  for (const auto& key : outcome_key_texts()) texts.push_back(key);
  auto object = schema::object_of(texts);
  auto& properties = object["properties"];
  properties["sequence"]["items"] = schema::reference("outcome");
  properties["check"].update(schema::reference("outcome"));
  properties["choose"]["type"].push_back("null");
  return object;
}

Json test_case() {
  auto object = schema::object_of(case_key_texts());
  auto& properties = object["properties"];
  add_variables(properties);
  add_script(properties, "steps");
  properties["expect"].update(schema::reference("expect"));
  return object;
}

Json expected() {
  auto object = schema::object_of(expected_key_texts());
  auto& properties = object["properties"];
  for (const char* list : {"path", "gates", "runs", "skips", "fails"}) say(properties[list], step_id());
  say(properties["notified"],
      {{"type", "string"}, {"pattern", "^(start|end|(waiting|failure) [a-z0-9][a-z0-9._-]*)$"}});
  properties["commands"].update(schema::map_of(step_id(), schema::scalar()));
  return object;
}

}  // namespace

Json test_schema() {
  auto object = schema::object_of(test_key_texts());
  auto& properties = object["properties"];
  add_variables(properties);
  add_script(properties, "steps");
  properties["cases"]["items"] = schema::reference("case");
  Json json = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
               {"title", "A test of a runbook of drctl"}};
  json.update(object);
  json["$defs"] = {{"case", test_case()},
                   {"script", script()},
                   {"outcome", schema::object_of(outcome_key_texts())},
                   {"expect", expected()}};
  return json;
}

}  // namespace drctl
