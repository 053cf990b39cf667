#include "runbook/yaml_outline.hpp"

#include "runbook/file_text.hpp"

namespace drctl {
namespace {

constexpr std::string_view blanks = " \t\r";

/// npos when the line says nothing.
std::size_t column_of(std::string_view line) {
  const auto column = line.find_first_not_of(blanks);
  return column == std::string_view::npos || line[column] == '#' ? std::string_view::npos : column;
}

}  // namespace

std::string_view YamlOutline::line(std::size_t number) const {
  const auto begin = number == 1 ? byte_order_mark_size(source_) : source_.lines[number - 1];
  const auto end = number == source_.lines.size() ? text_.size() : source_.lines[number] - 1;
  return std::string_view(text_).substr(begin, end - begin);
}

bool YamlOutline::is_empty(std::size_t number) const {
  return column_of(line(number)) == std::string_view::npos;
}

bool YamlOutline::is_top(std::size_t number) const {
  return column_of(line(number)) == 0 && !line(number).starts_with('-');
}

bool YamlOutline::is_inside(std::size_t number, std::size_t column) const {
  return is_empty(number) || column_of(line(number)) > column;
}

bool YamlOutline::begins_at(const Place& place) const {
  return column_of(line(place.line)) + 1 == place.column;
}

Lines YamlOutline::block_around(std::size_t line) const {
  Lines block{line, line + 1};
  while (block.first > 1 && !is_top(block.first)) --block.first;
  while (block.end < last() && !is_top(block.end)) ++block.end;
  return block;
}

Lines YamlOutline::entry_around(std::size_t line) const {
  const auto block = block_around(line);
  auto first = block.first + 1;
  while (first < line && is_empty(first)) ++first;
  if (line == block.first) return block;
  const auto column = column_of(this->line(first));
  Lines entry{line, line + 1};
  while (entry.first > first && is_inside(entry.first, column)) --entry.first;
  while (entry.end < block.end && is_inside(entry.end, column)) ++entry.end;
  return entry == Lines{first, block.end} ? block : entry;
}

bool YamlOutline::blank(Lines lines) {
  bool any = false;
  for (auto number = lines.first; number < lines.end; ++number) {
    const auto content = line(number);
    any = any || !is_empty(number);
    text_.replace(static_cast<std::size_t>(content.data() - text_.data()), content.size(), content.size(),
                  ' ');
  }
  return any;
}

}  // namespace drctl
