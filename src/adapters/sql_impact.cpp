#include "adapters/sql_impact.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "adapters/impact_text.hpp"
#include "adapters/sql_names.hpp"
#include "adapters/sql_parse.hpp"
#include "support/contains.hpp"
#include "support/plural.hpp"

namespace drctl {
namespace {

using nlohmann::json;

/// Of EXPLAIN (FORMAT JSON): https://www.postgresql.org/docs/current/using-explain.html. What is below the
/// statement's own node are the rows that it changes.
std::string planned_rows(const json& found) {
  const auto& answer = found.at(0).at("QUERY PLAN");
  const auto plans = answer.is_string() ? json::parse(answer.get<std::string>()) : answer;
  const auto& plan = plans.at(0).at("Plan");
  const auto source = plan.value("Plans", json::array({json::object()})).at(0);
  return fmt::format("about {} of {}, as PostgreSQL's planner thinks",
                     plural(source.value("Plan Rows", std::size_t{0}), "row"),
                     plan.value("Relation Name", "?"));
}

std::string sizes(const json& found) {
  std::string text;
  for (const auto& row : found)
    text += fmt::format("{}{}: {}, about {}", text.empty() ? "" : "\n", row.value("name", ""),
                        row.value("size", ""), plural(row.value("rows", std::size_t{0}), "row"));
  return text.empty() ? "nothing: there is no such relation" : text;
}

std::string database_size(const json& found) {
  if (found.empty()) return "nothing: there is no such database";
  return fmt::format("{}, with {} in it", found[0].value("size", ""),
                     plural(found[0].value("sessions", std::size_t{0}), "session"));
}

std::string as_identifier(std::string_view part) {
  std::string text = "\"";
  for (const char c : part) text += c == '"' ? "\"\"" : std::string(1, c);
  return text + '"';
}

/// "\"public\".\"bots\"" of a RangeVar, or of a List of String.
std::string quoted_name(SqlNode element) {
  const auto range = node_field(element, "RangeVar");
  std::vector<std::string> parts = {text_field(range, "schemaname"), text_field(range, "relname")};
  for (const auto part : list_field(node_field(element, "List"), "items"))
    parts.push_back(text_field(node_field(part, "String"), "sval"));
  std::string name;
  for (const auto& part : parts)
    if (!part.empty()) name += (name.empty() ? "" : ".") + as_identifier(part);
  return name;
}

SqlImpact sizes_of(SqlList names) {
  SqlImpact impact{{}, sizes};
  std::string numbers;
  for (const auto name : names) {
    impact.query.parameters.push_back(quoted_name(name));
    numbers += fmt::format("{}to_regclass(${})", numbers.empty() ? "" : ", ", impact.query.parameters.size());
  }
  impact.query.text = fmt::format(
      "SELECT oid::regclass::text AS name, pg_size_pretty(pg_total_relation_size(oid)) AS size, "
      "greatest(reltuples, 0)::bigint AS rows FROM pg_class WHERE oid IN ({}) ORDER BY 1",
      numbers);
  return impact;
}

SqlImpact size_of_database(const std::string& name) {
  return {{"SELECT pg_size_pretty(pg_database_size(oid)) AS size, "
           "(SELECT count(*) FROM pg_stat_activity AS a WHERE a.datid = d.oid) AS sessions "
           "FROM pg_database AS d WHERE datname = $1",
           {name}},
          database_size};
}

std::optional<SqlImpact> impact_of(const SqlStatement& statement, std::string_view kind, SqlNode node) {
  constexpr std::array<std::string_view, 4> planned = {"InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt"};
  constexpr std::array<std::string_view, 3> stored = {"OBJECT_TABLE", "OBJECT_MATVIEW", "OBJECT_INDEX"};
  if (contains(planned, kind))
    return SqlImpact{{"EXPLAIN (FORMAT JSON) " + statement.text, statement.parameters}, planned_rows};
  if (kind == "TruncateStmt") return sizes_of(list_field(node, "relations"));
  if (kind == "DropStmt" && contains(stored, text_field(node, "removeType")))
    return sizes_of(list_field(node, "objects"));
  if (kind == "DropdbStmt") return size_of_database(text_field(node, "dbname"));
  return std::nullopt;
}

}  // namespace

std::string told(const SqlImpact& impact, const json& found) try {
  return impact.read(found);
} catch (const json::exception&) {
  return not_known("the server answered otherwise than expected");
}

std::optional<SqlImpact> impact_of(const SqlStatement& statement) {
  const auto tree = parse_sql(statement.text);
  if (!tree || tree->statements().size() != 1) return std::nullopt;
  for (const auto [kind, node] : simdjson::dom::object(tree->statements().front()))
    if (auto impact = impact_of(statement, kind, node)) return impact;
  return std::nullopt;
}

}  // namespace drctl
