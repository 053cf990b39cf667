#include "adapters/sql_names.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

#include "support/ascii.hpp"

namespace drctl {

namespace {

template <typename T>
T field_or(SqlNode node, std::string_view key, T otherwise) {
  T found;
  return node.at_key(key).get(found) == simdjson::SUCCESS ? found : otherwise;
}

/// What an absent field is read as.
SqlNode empty_node() {
  static simdjson::dom::parser parser;
  static const SqlNode none = parser.parse("{\"list\": []}", 12);
  return none;
}

// {"String": {"sval": "bots"}} and the other ways in which one object is named.
std::string one_name(SqlNode element) {
  if (has_field(element, "String")) return text_field(node_field(element, "String"), "sval");
  if (has_field(element, "RangeVar")) return relation_name(node_field(element, "RangeVar"));
  if (has_field(element, "RoleSpec")) return text_field(node_field(element, "RoleSpec"), "rolename");
  std::vector<std::string> parts;
  for (const auto part : list_field(node_field(element, "List"), "items")) parts.push_back(one_name(part));
  for (const auto part : list_field(node_field(element, "TypeName"), "names"))
    parts.push_back(one_name(part));
  for (const auto part : list_field(node_field(element, "ObjectWithArgs"), "objname"))
    parts.push_back(one_name(part));
  return fmt::to_string(fmt::join(parts, "."));
}

// The argument of a DefElem: absent, {"Boolean": {}}, {"String": {"sval": "off"}}, {"Integer": {"ival": 1}}.
bool is_on(SqlNode option) {
  const auto argument = node_field(option, "arg");
  if (has_field(argument, "Boolean")) return flag_field(node_field(argument, "Boolean"), "boolval");
  if (has_field(argument, "Integer")) return has_field(node_field(argument, "Integer"), "ival");
  auto word = lower(text_field(node_field(argument, "String"), "sval"));
  return word != "false" && word != "off" && word != "0";
}

}  // namespace

std::string text_field(SqlNode node, std::string_view key) {
  return std::string(field_or<std::string_view>(node, key, ""));
}

bool flag_field(SqlNode node, std::string_view key) { return field_or(node, key, false); }

std::int64_t number_field(SqlNode node, std::string_view key) { return field_or<std::int64_t>(node, key, 0); }

bool has_field(SqlNode node, std::string_view key) { return node.at_key(key).error() == simdjson::SUCCESS; }

SqlList list_field(SqlNode node, std::string_view key) {
  return field_or<SqlList>(node, key, SqlList(empty_node().at_key("list")));
}

SqlNode node_field(SqlNode node, std::string_view key) {
  SqlNode found;
  const bool is_there = node.at_key(key).get(found) == simdjson::SUCCESS && found.is_object();
  return is_there ? found : empty_node();
}

std::string relation_name(SqlNode range_var) {
  auto schema = text_field(range_var, "schemaname");
  return schema.empty() ? text_field(range_var, "relname") : schema + "." + text_field(range_var, "relname");
}

std::string object_names(SqlList list) {
  std::vector<std::string> names;
  for (const auto element : list) names.push_back(one_name(element));
  return fmt::to_string(fmt::join(names, ", "));
}

std::string object_kind(std::string_view constant) {
  std::string kind(constant.substr(constant.find('_') + 1));
  if (kind == "MATVIEW") return "MATERIALIZED VIEW";
  std::ranges::replace(kind, '_', ' ');
  return kind;
}

std::string last_name(SqlList list) {
  std::string name;
  for (const auto element : list) name = one_name(element);
  return name;
}

bool has_option(SqlList options, std::string_view name) {
  return std::any_of(options.begin(), options.end(), [&](SqlNode option) {
    const auto element = node_field(option, "DefElem");
    return text_field(element, "defname") == name && is_on(element);
  });
}

}  // namespace drctl
