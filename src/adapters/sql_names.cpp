#include "adapters/sql_names.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "support/ascii.hpp"

namespace drctl {

using nlohmann::json;

namespace {

const json& field_or(const json& node, std::string_view key, const json& otherwise) {
  auto it = node.find(key);
  return it == node.end() || it->type() != otherwise.type() ? otherwise : *it;
}

// {"String": {"sval": "bots"}} and the other ways in which one object is named.
std::string one_name(const json& element) {
  if (element.contains("String")) return text_field(element["String"], "sval");
  if (element.contains("RangeVar")) return relation_name(element["RangeVar"]);
  if (element.contains("RoleSpec")) return text_field(element["RoleSpec"], "rolename");
  std::vector<std::string> parts;
  for (const auto& part : list_field(node_field(element, "List"), "items")) parts.push_back(one_name(part));
  for (const auto& part : list_field(node_field(element, "TypeName"), "names"))
    parts.push_back(one_name(part));
  for (const auto& part : list_field(node_field(element, "ObjectWithArgs"), "objname"))
    parts.push_back(one_name(part));
  return fmt::to_string(fmt::join(parts, "."));
}

// The argument of a DefElem: absent, {"Boolean": {}}, {"String": {"sval": "off"}}, {"Integer": {"ival": 1}}.
bool is_on(const json& option) {
  const auto& argument = node_field(option, "arg");
  if (argument.contains("Boolean")) return flag_field(argument["Boolean"], "boolval");
  if (argument.contains("Integer")) return node_field(argument, "Integer").contains("ival");
  auto word = lower(text_field(node_field(argument, "String"), "sval"));
  return word != "false" && word != "off" && word != "0";
}

}  // namespace

std::string text_field(const json& node, std::string_view key) {
  static const json none = "";
  return field_or(node, key, none).get<std::string>();
}

bool flag_field(const json& node, std::string_view key) {
  static const json none = false;
  return field_or(node, key, none).get<bool>();
}

const json& list_field(const json& node, std::string_view key) {
  static const json none = json::array();
  return field_or(node, key, none);
}

const json& node_field(const json& node, std::string_view key) {
  static const json none = json::object();
  return field_or(node, key, none);
}

std::string relation_name(const json& range_var) {
  auto schema = text_field(range_var, "schemaname");
  return schema.empty() ? text_field(range_var, "relname") : schema + "." + text_field(range_var, "relname");
}

std::string object_names(const json& list) {
  std::vector<std::string> names;
  for (const auto& element : list) names.push_back(one_name(element));
  return fmt::to_string(fmt::join(names, ", "));
}

std::string object_kind(std::string_view constant) {
  std::string kind(constant.substr(constant.find('_') + 1));
  if (kind == "MATVIEW") return "MATERIALIZED VIEW";
  std::ranges::replace(kind, '_', ' ');
  return kind;
}

std::string last_name(const json& list) { return list.empty() ? std::string{} : one_name(list.back()); }

bool has_option(const json& options, std::string_view name) {
  return std::ranges::any_of(options, [&](const json& option) {
    const auto& element = node_field(option, "DefElem");
    return text_field(element, "defname") == name && is_on(element);
  });
}

}  // namespace drctl
