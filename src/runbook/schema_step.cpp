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

/// The shape of a step with this action: what it needs, and what has no meaning in it.
Json shape(const std::string& name, std::vector<std::string> needs, Json without) {
  needs.insert(needs.begin(), name);
  Json result = {{"required", needs}};
  if (!without.empty()) result["properties"] = std::move(without);
  return result;
}

std::vector<std::string> needs_of(const AdapterSpec& adapter) {
  if (adapter.effects == AdapterSpec::Effects::stated) return {"effect"};
  return {};
}

/// `manual` may stand beside another adapter, where it says what to do by hand: it is an action when it is
/// alone.
Json alone(std::span<const AdapterSpec> adapters) {
  Json others = {{"choose", false}, {"runbook", false}, {"for_each", false}, {"parallel", false}};
  for (const auto& adapter : adapters)
    if (adapter.name != "manual") others[adapter.name] = false;
  return others;
}

Json call_shape(const AdapterSpec& adapter, const std::vector<KeyText>& keys,
                std::span<const AdapterSpec> adapters) {
  auto needs = needs_of(adapter);
  needs.emplace_back("id");
  auto without = forbidden(keys, Action::call);
  if (adapter.name == "manual") without.update(alone(adapters));
  return shape(adapter.name, needs, std::move(without));
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
  for (const auto* part : {"check", "retries", "rollback"}) properties[part].update(reference(part));
  properties["rehearse"].update(reference("rollback"));
  properties["capture"].update(map_of(identifier(), scalar()));
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
  Json shapes = Json::array();
  for (const auto& adapter : adapters) shapes.push_back(call_shape(adapter, keys, adapters));
  auto choose = forbidden(keys, Action::choose), include = forbidden(keys, Action::include);
  auto for_each = forbidden(keys, Action::for_each), parallel = forbidden(keys, Action::parallel);
  choose["manual"] = include["manual"] = for_each["manual"] = parallel["manual"] = false;
  shapes.push_back(shape("for_each", {"id"}, std::move(for_each)));
  shapes.push_back(shape("parallel", {"id"}, std::move(parallel)));
  shapes.push_back(shape("choose", {"id"}, std::move(choose)));
  shapes.push_back(shape("runbook", {}, std::move(include)));
  object["dependentRequired"] = companions();
  object["oneOf"] = std::move(shapes);
  return object;
}

Json inner_call(const std::vector<KeyText>& keys, std::span<const AdapterSpec> adapters) {
  auto object = object_of(keys);
  add_actions(object["properties"], adapters);
  auto pairs = companions();
  pairs.erase("every");
  object["dependentRequired"] = std::move(pairs);
  Json shapes = Json::array();
  for (const auto& adapter : adapters)
    shapes.push_back(shape(adapter.name, needs_of(adapter), Json::object()));
  object["oneOf"] = std::move(shapes);
  return object;
}

}  // namespace drctl::schema
