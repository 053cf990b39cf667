#include "report/markdown.hpp"

#include <algorithm>
#include <cctype>

#include "report/plain_text.hpp"

namespace drctl {
namespace {

std::string row_text(const std::vector<std::string>& cells) {
  std::string text = "|";
  for (const auto& cell : cells) text += (cell.empty() ? " " : " " + cell + " ") + "|";
  return text + "\n";
}

// An underscore within a word is no emphasis (CommonMark 0.30, 6.2), and escaping it makes names hard to
// read.
bool needs_escape(std::string_view line, std::size_t i) {
  constexpr std::string_view special = "\\`*_[]<>|&#~";
  if (line[i] != '_') return special.contains(line[i]);
  const auto in_word = [line](std::size_t at) {
    return at < line.size() && std::isalnum(static_cast<unsigned char>(line[at]));
  };
  return !(i > 0 && in_word(i - 1) && in_word(i + 1));
}

std::size_t longest_run(std::string_view text, char c) {
  std::size_t longest = 0, run = 0;
  for (const char each : text) longest = std::max(longest, run = each == c ? run + 1 : 0);
  return longest;
}

}  // namespace

std::string markdown_text(std::string_view text) {
  std::string result;
  for (const auto& line : printable_lines(text)) {
    if (!result.empty()) result += ' ';
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (needs_escape(line, i)) result += '\\';
      result += line[i];
    }
  }
  return result;
}

std::string markdown_lines(std::string_view text) {
  std::string result;
  constexpr std::string_view starts_a_block = "-+=";  // a list, a heading's underline
  for (const auto& line : printable_lines(text))
    result += (!line.empty() && starts_a_block.contains(line[0]) ? "\\" : "") + markdown_text(line) + "\n";
  return result.empty() ? result : result + "\n";
}

std::string markdown_word(std::string_view text) {
  const auto line = printable(text);
  const std::string fence(longest_run(line, '`') + 1, '`');
  const bool apart = line.starts_with('`') || line.ends_with('`');
  return fence + (apart ? " " + line + " " : line) + fence;
}

std::string markdown_code(std::string_view text, std::string_view language) {
  const std::string fence(std::max<std::size_t>(3, longest_run(text, '`') + 1), '`');
  std::string result = fence + std::string(language) + "\n";
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
