#include "report/markdown.hpp"

#include <algorithm>

#include "report/plain_text.hpp"

namespace drctl {
namespace {

std::string row_text(const std::vector<std::string>& cells) {
  std::string text = "|";
  for (const auto& cell : cells) text += (cell.empty() ? " " : " " + cell + " ") + "|";
  return text + "\n";
}

std::size_t longest_run(std::string_view text, char c) {
  std::size_t longest = 0, run = 0;
  for (const char each : text) longest = std::max(longest, run = each == c ? run + 1 : 0);
  return longest;
}

}  // namespace

std::string markdown_text(std::string_view text) {
  constexpr std::string_view special = "\\`*_[]<>|&#~";
  std::string result;
  for (const auto& line : printable_lines(text)) {
    if (!result.empty()) result += ' ';
    for (const char c : line) {
      if (special.contains(c)) result += '\\';
      result += c;
    }
  }
  return result;
}

std::string markdown_code(std::string_view text) {
  const std::string fence(std::max<std::size_t>(3, longest_run(text, '`') + 1), '`');
  std::string result = fence + "text\n";
  for (const auto& line : printable_lines(text)) result += line + '\n';
  return result + fence + "\n";
}

std::string markdown_table(const std::vector<std::string>& heading,
                           const std::vector<std::vector<std::string>>& rows) {
  if (rows.empty()) return "";
  auto text = row_text(heading) + row_text(std::vector<std::string>(heading.size(), "---"));
  for (auto row : rows) {
    for (auto& cell : row) cell = markdown_text(cell);
    text += row_text(row);
  }
  return text;
}

}  // namespace drctl
