#include "import/table_columns.hpp"

#include <algorithm>
#include <iterator>

#include "import/fields.hpp"

namespace drctl {
namespace {

constexpr std::string_view bar = " | ";

std::vector<std::string> cells_of(const Prose& row) {
  std::vector<std::string> cells;
  for (std::size_t at = 0; at < row.cells.size(); ++at) {
    const auto begin = std::min(row.cells[at], row.text.size());
    const bool is_last = at + 1 == row.cells.size();
    const auto end = is_last ? row.text.size() : row.cells[at + 1] - std::min(row.cells[at + 1], bar.size());
    cells.push_back(row.text.substr(begin, std::max(begin, end) - begin));
  }
  return cells;
}

/// Beyond the first: "| RTO | 4 hours |" is a field and its value.
bool names_fields(const std::vector<std::string>& header) {
  return header.size() > 1 && std::any_of(header.begin() + 1, header.end(), is_field_name);
}

/// What of a row's codes and links stands in the cell.
Prose line_of(const Prose& row, const std::string& name, const std::string& cell) {
  Prose line{.line = row.line, .text = name.empty() ? cell : name + ": " + cell, .lead = name};
  std::ranges::copy_if(row.codes, std::back_inserter(line.codes),
                       [&](const auto& code) { return cell.contains("`" + code + "`"); });
  std::ranges::copy_if(row.links, std::back_inserter(line.links),
                       [&](const auto& link) { return cell.contains(link.text); });
  return line;
}

std::vector<Prose> columns_of(const Prose& header, const Prose& row) {
  const auto names = cells_of(header), cells = cells_of(row);
  std::vector<Prose> lines;
  for (std::size_t at = 0; at < std::max(names.size(), cells.size()); ++at)
    lines.push_back(line_of(row, at < names.size() ? names[at] : "", at < cells.size() ? cells[at] : ""));
  return lines;
}

void read_table(Block& table) {
  if (table.prose.empty() || !names_fields(cells_of(table.prose.front()))) return;
  if (table.prose.size() == 2) {
    table.prose = columns_of(table.prose[0], table.prose[1]);
    return;
  }
  for (auto& row : table.prose) row.text = "| " + row.text + " |";
}

}  // namespace

void read_columns(std::vector<Block>& blocks) {
  for (auto& block : blocks) {
    if (block.kind == Block::Kind::table) read_table(block);
    read_columns(block.children);
  }
}

}  // namespace drctl
