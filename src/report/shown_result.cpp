#include "report/shown_result.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "report/json_value.hpp"
#include "report/plain_text.hpp"
#include "report/table.hpp"

namespace drctl {
namespace {

using nlohmann::json;

constexpr std::size_t most_rows = 40, widest_cell = 60;
constexpr std::string_view result_margin = "      ";

const json* find(const json& object, const char* key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

std::string lines_text(const std::vector<std::string>& lines, const Style& style, Tone first) {
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i)
    text += fmt::format("{}{}\n", result_margin, style.paint(i == 0 ? first : Tone::plain, lines[i]));
  return text;
}

std::string capped(std::vector<std::string> lines, const Style& style) {
  const auto all = lines.size();
  if (all > most_rows) lines.resize(most_rows);
  auto text = lines_text(lines, style, Tone::plain);
  if (all > most_rows)
    text += fmt::format("{}{}\n", result_margin,
                        style.paint(Tone::dim, fmt::format("({} more lines)", all - most_rows)));
  return text;
}

// The columns in the order of the query; without them, the keys of the first row.
std::vector<std::string> column_names(const json& result, const json& rows) {
  std::vector<std::string> names;
  if (const auto* columns = find(result, "columns"); columns && columns->is_array())
    for (const auto& column : *columns) names.push_back(value_text(column));
  else if (!rows.empty() && rows.front().is_object())
    for (const auto& [name, value] : rows.front().items()) names.push_back(printable(name));
  return names;
}

bool holds_numbers(const json& rows, const std::string& column) {
  return std::ranges::all_of(rows, [&column](const json& row) {
    const auto* cell = find(row, column.c_str());
    return !cell || cell->is_number();
  });
}

std::vector<std::string> cells_of(const json& row, const std::vector<std::string>& columns) {
  std::vector<std::string> cells;
  for (const auto& column : columns) {
    const auto* cell = find(row, column.c_str());
    cells.push_back(cell ? fitted(value_text(*cell), widest_cell) : "");
  }
  return cells;
}

std::string row_count_text(const json& result, std::size_t shown, std::size_t rows) {
  const auto* truncated = find(result, "truncated");
  if (shown < rows) return fmt::format("({} of {} rows)", shown, rows);
  if (truncated && *truncated == true) return fmt::format("({} rows, and more that were not read)", rows);
  return rows == 1 ? "(1 row)" : fmt::format("({} rows)", rows);
}

std::string as_table(const json& result, const json& rows, const Style& style) {
  const auto columns = column_names(result, rows);
  Table table(columns);
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (holds_numbers(rows, columns[i])) table.align(i, Align::right);
  const auto shown = std::min(rows.size(), most_rows);
  for (std::size_t i = 0; i < shown; ++i) table.add(cells_of(rows[i], columns));
  return lines_text(table.lines(), style, Tone::bold) +
         fmt::format("{}{}\n", result_margin,
                     style.paint(Tone::dim, row_count_text(result, shown, rows.size())));
}

std::string as_json(const json& result, const Style& style) {
  if (result.empty()) return "";
  return capped(printable_lines(result.dump(2, ' ', false, json::error_handler_t::replace)), style);
}

// What the tool printed, or the answer's body; a result that is no text is shown as JSON.
std::string as_text(const json& result, const Style& style) {
  for (const auto* key : {"output", "body"})
    if (const auto* text = find(result, key); text && text->is_string())
      return capped(printable_lines(text->get_ref<const std::string&>()), style);
  return as_json(result, style);
}

}  // namespace

std::string shown_result(const json& result, Show show, const Style& style) {
  const auto* rows = find(result, "rows");
  switch (show) {
    case Show::nothing:
      return "";
    case Show::table:
      return rows && rows->is_array() ? as_table(result, *rows, style) : as_text(result, style);
    case Show::json: {
      const auto* inner = find(result, "json");
      return as_json(inner ? *inner : result, style);
    }
    case Show::text:
      return as_text(result, style);
  }
  return "";
}

}  // namespace drctl
