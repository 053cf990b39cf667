#include "sandbox/backend/graphql.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "sandbox/backend/selection.hpp"
#include "sandbox/failure.hpp"

namespace drctl::sandbox {
using nlohmann::json;
namespace {

/// One row a type: its name, its list and count fields of Query, the columns that may be asked for, besides
/// the id.
struct Type {
  std::string_view name, list, count;
  std::array<std::string_view, 4> columns;
};

constexpr std::array types = {
    Type{"Bot", "bots", "botCount", {"id", "name", "status", "exchange"}},
    Type{"Strategy", "strategies", "strategyCount", {"id", "name", "version", "code"}},
    Type{"Backtest", "backtests", "backtestCount", {"id", "profit", "bot_id", "strategy_id"}},
};

[[noreturn]] void no_such_field(std::string_view field, std::string_view type) {
  throw Failure(fmt::format("Cannot query field \"{}\" on type \"{}\".", field, type));
}

/// What a field of a row is in SQL; the names are checked against the type, so nothing foreign gets there.
std::string column(const Field& field, const Type& type) {
  if (field.name == "__typename") return fmt::format("'{}'", type.name);
  if (std::ranges::find(type.columns, field.name) == type.columns.end()) no_such_field(field.name, type.name);
  return field.name;
}

json list(Database& database, const Field& field, const Type& type) {
  if (field.selection.empty())
    throw Failure(fmt::format("Field \"{}\" of type \"[{}]\" must have a selection of subfields.", field.name,
                              type.name));
  std::vector<std::string> columns;
  for (const auto& wanted : field.selection) columns.push_back(column(wanted, type));
  json rows = json::array();
  for (const auto& row :
       database.query(fmt::format("SELECT {} FROM {} ORDER BY id", fmt::join(columns, ", "), type.list))) {
    json object;
    for (std::size_t n = 0; n < row.size(); ++n) object[field.selection[n].name] = row[n];
    rows.push_back(std::move(object));
  }
  return rows;
}

json resolve(const Field& field, const std::function<Database&()>& database) {
  if (field.name == "__typename") return "Query";
  for (const auto& type : types) {
    if (field.name == type.list) return list(database(), field, type);
    if (field.name == type.count)
      return std::stol(database().value(fmt::format("SELECT count(*) FROM {}", type.list)));
  }
  no_such_field(field.name, "Query");
}

std::string query_of(const std::string& request) {
  const auto text = json::parse(request, nullptr, false);
  if (!text.is_object() || !text.contains("query") || !text["query"].is_string())
    throw Failure("Must provide query string.");
  return text["query"];
}

}  // namespace

std::string graphql(const std::string& request, const std::function<Database()>& connect) try {
  std::optional<Database> connection;
  const auto database = [&]() -> Database& {
    return connection ? *connection : connection.emplace(connect());
  };
  json data;
  for (const auto& field : parse_selection(query_of(request))) data[field.name] = resolve(field, database);
  return json{{"data", data}}.dump();
} catch (const Failure& failure) {
  return json{{"errors", json::array({{{"message", failure.what()}}})}, {"data", nullptr}}.dump(
      -1, ' ', false, json::error_handler_t::replace);
}

}  // namespace drctl::sandbox
