#include "import/block_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <sstream>

namespace drctl {
namespace {

using Kind = Block::Kind;
using Lines = std::vector<std::string>;

void append(Lines& lines, const Lines& more, const std::string& indent) {
  for (const auto& line : more) lines.push_back(line.empty() ? line : indent + line);
}

Lines list_lines(const Block& list) {
  Lines lines;
  int number = 0;
  for (const auto& item : list.children) {
    ++number;
    const auto mark = list.kind == Kind::numbered ? fmt::format("{}. ", number)
                      : item.task                 ? (*item.task ? "- [x] " : "- [ ] ")
                                                  : "- ";
    auto inside = lines_of(item);
    if (inside.empty()) continue;
    lines.push_back(mark + inside.front());
    append(lines, {inside.begin() + 1, inside.end()}, std::string(mark.size(), ' '));
  }
  return lines;
}

Lines code_lines(const Block& code) {
  Lines lines;
  std::istringstream text(code.code);
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  return lines;
}

}  // namespace

std::vector<std::string> lines_of(const Block& block) {
  if (block.kind == Kind::numbered || block.kind == Kind::bullets) return list_lines(block);
  if (block.kind == Kind::code) return code_lines(block);
  Lines lines;
  for (const auto& prose : block.prose) lines.push_back(prose.text);
  append(lines, lines_of(block.children), "");
  return lines;
}

std::vector<std::string> lines_of(const std::vector<Block>& blocks) {
  Lines lines;
  for (const auto& block : blocks) append(lines, lines_of(block), "");
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  return fmt::format("{}", fmt::join(lines, "\n"));
}

}  // namespace drctl
