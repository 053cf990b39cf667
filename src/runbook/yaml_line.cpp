#include "runbook/yaml_line.hpp"

#include <algorithm>

namespace drctl {

LineContent content_of_line(std::string_view text, std::size_t offset) {
  const auto newline = offset == 0 ? text.npos : text.rfind('\n', offset - 1);
  const auto start = newline == text.npos ? 0 : newline + 1;
  auto line = text.substr(start, std::min(text.find('\n', start), text.size()) - start);
  line = line.substr(0, line.find_last_not_of(" \r") + 1);
  auto column = std::min(line.find_first_not_of(' '), line.size());
  while (line.substr(column).starts_with("- "))
    column = std::min(line.find_first_not_of(' ', column + 1), line.size());
  return {start + column, column, line.substr(column)};
}

std::optional<LineContent> content_above(std::string_view text, std::size_t offset) {
  for (;;) {
    const auto newline = offset == 0 ? text.npos : text.rfind('\n', offset - 1);
    if (newline == text.npos) return std::nullopt;
    const auto content = content_of_line(text, newline);
    if (!content.text.empty() && !content.text.starts_with('#')) return content;
    offset = newline;
  }
}

}  // namespace drctl
