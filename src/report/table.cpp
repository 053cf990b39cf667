#include "report/table.hpp"

#include <algorithm>

#include "report/plain_text.hpp"

namespace drctl {

Table::Table(std::vector<std::string> heading) : aligns_(heading.size(), Align::left) {
  rows_.push_back(std::move(heading));
}

void Table::add(std::vector<std::string> cells) {
  cells.resize(aligns_.size());
  rows_.push_back(std::move(cells));
}

void Table::align(std::size_t column, Align align) { aligns_.at(column) = align; }

std::vector<std::string> Table::lines() const {
  std::vector<std::size_t> widths(aligns_.size(), 0);
  for (const auto& row : rows_)
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], display_width(row[i]));
  std::vector<std::string> lines;
  for (const auto& row : rows_) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string gap(widths[i] - display_width(row[i]), ' ');
      line += (i == 0 ? "" : "  ") + (aligns_[i] == Align::right ? gap + row[i] : row[i] + gap);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace drctl
