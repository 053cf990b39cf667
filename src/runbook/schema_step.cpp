#include "runbook/schema_step.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "runbook/step_keys.hpp"

namespace drctl::schema {
namespace {

void add_actions(Json& properties, std::span<const AdapterSpec> adapters) {
  for (const auto& adapter : adapters)
    properties[adapter.name] = reference(fmt::format("adapter-{}", adapter.name));
}

/// Keys that need another one beside them.
Json companions() {
  return {{"every", {"until"}}, {"effect", {"effect_reason"}}, {"effect_reason", {"effect"}}};
}

Json forbidden(const std::vector<KeyText>& keys, Action action) {
  Json properties = Json::object();
  for (const auto& key : keys)
    if (!fits(key.name, action)) properties[std::string(key.name)] = false;
  return properties;
}

/// What a step with this action needs, and what has no meaning in it.
Json shape(const std::vector<std::string>& needs, Json without) {
  Json result = Json::object();
  if (!needs.empty()) result["required"] = needs;
  if (!without.empty()) result["properties"] = std::move(without);
  return result;
}

std::vector<std::string> needs_of(const AdapterSpec& adapter) {
  if (adapter.effects == AdapterSpec::Effects::stated) return {"effect"};
  return {};
}

Json action(std::string_view name) { return {{"required", Json::array({name})}}; }

Json actions_of(std::span<const AdapterSpec> adapters) {
  Json all = Json::array();
  for (const auto& adapter : adapters) all.push_back(action(adapter.name));
  return all;
}

/// `manual` may stand beside another adapter, where it says what to do by hand: it is an action when it is
/// alone.
Json manual_alone(std::span<const AdapterSpec> adapters) {
  auto alone = action("manual");
  for (const auto& adapter : adapters)
    if (adapter.name != "manual") alone["properties"][adapter.name] = false;
  return alone;
}

Json one_action(std::span<const AdapterSpec> adapters) {
  Json all = Json::array({manual_alone(adapters)});
  for (const auto& adapter : adapters)
    if (adapter.name != "manual") all.push_back(action(adapter.name));
  for (const char* name : {"for_each", "parallel", "choose", "runbook"}) all.push_back(action(name));
  return all;
}

Json call_shape(const AdapterSpec& adapter, const std::vector<KeyText>& keys) {
  auto needs = needs_of(adapter);
  needs.emplace_back("id");
  return shape(needs, forbidden(keys, Action::call));
}

Json group_shape(const std::vector<KeyText>& keys, Action action, const std::vector<std::string>& needs) {
  auto without = forbidden(keys, action);
  without["manual"] = false;
  return shape(needs, std::move(without));
}

/// By action.
Json shapes_of(const std::vector<KeyText>& keys, std::span<const AdapterSpec> adapters) {
  Json shapes = Json::object();
  for (const auto& adapter : adapters) shapes[adapter.name] = call_shape(adapter, keys);
  shapes["for_each"] = group_shape(keys, Action::for_each, {"id"});
  shapes["parallel"] = group_shape(keys, Action::parallel, {"id"});
  shapes["choose"] = group_shape(keys, Action::choose, {"id"});
  shapes["runbook"] = group_shape(keys, Action::include, {});
  return shapes;
}

/// A word, or where to go on.
Json on_failure(const Json& word) {
  const Json words = {{"enum", word.at("enum")}};
  return {{"description", word.at("description")},
          {"anyOf", Json::array({words, closed_object({{"goto", id()}}, {"goto"})})}};
}

}  // namespace

Json call(const AdapterSpec& adapter) {
  Json properties = Json::object();
  std::vector<std::string> required;
  Json shorthand;
  for (const auto& field : adapter.fields) {
    auto value = value_of(field);
    if (field.name == adapter.shorthand) shorthand = value;
    value["description"] = field.summary;
    properties[field.name] = std::move(value);
    if (field.need == Field::Need::required) required.push_back(field.name);
  }
  auto mapping = closed_object(std::move(properties), required);
  Json both = shorthand.is_null() ? mapping : Json{{"anyOf", Json::array({shorthand, mapping})}};
  both["description"] = adapter.summary;
  return both;
}

Json step(const std::vector<KeyText>& keys, std::span<const AdapterSpec> adapters) {
  auto object = object_of(keys);
  auto& properties = object["properties"];
  for (const auto* part : {"check", "retries", "rollback", "gate"}) properties[part].update(reference(part));
  properties["rehearse"].update(reference("rollback"));
  properties["capture"].update(map_of(identifier(), expression()));
  properties["choose"] = map_of(id(), reference("option"));
  properties["choose"].update({{"minProperties", 2}, {"description", "a decision of the operator"}});
  properties["for_each"] = reference("for_each");
  properties["for_each"]["description"] = "the steps once for each item of a list";
  properties["parallel"] = reference("parallel");
  properties["parallel"]["description"] = "the steps at once";
  properties["on_failure"] = on_failure(properties["on_failure"]);
  properties["runbook"] = id();
  properties["runbook"]["description"] = "the runbook to include: its name, without folder and .yaml";
  add_actions(properties, adapters);
  object["dependentRequired"] = companions();
  object["dependentSchemas"] = shapes_of(keys, adapters);
  object["oneOf"] = one_action(adapters);
  return object;
}

Json inner_call(const std::vector<KeyText>& keys, std::span<const AdapterSpec> adapters) {
  auto object = object_of(keys);
  add_actions(object["properties"], adapters);
  auto pairs = companions();
  pairs.erase("every");
  object["dependentRequired"] = std::move(pairs);
  for (const auto& adapter : adapters)
    if (const auto needs = needs_of(adapter); !needs.empty())
      object["dependentRequired"][adapter.name] = needs;
  object["oneOf"] = actions_of(adapters);
  return object;
}

}  // namespace drctl::schema
