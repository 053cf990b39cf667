#include "runbook/yaml_outline.hpp"

#include <algorithm>

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

std::size_t YamlOutline::column(std::size_t number) const { return column_of(line(number)); }

bool YamlOutline::is_item(std::size_t number) const {
  return !is_empty(number) && line(number).substr(column(number)).starts_with('-');
}

bool YamlOutline::begins_at(const Place& place) const { return column(place.line) + 1 == place.column; }

Lines YamlOutline::block_around(std::size_t line) const {
  Lines block{line, line + 1};
  while (block.first > 1 && !is_top(block.first)) --block.first;
  while (block.end < last() && !is_top(block.end)) ++block.end;
  return block;
}

/// The first line below the key that says something.
std::size_t YamlOutline::first_below(Lines block) const {
  auto first = block.first + 1;
  while (first < block.end && is_empty(first)) ++first;
  return first;
}

/// Items begin with their dash; a key that stands too far out belongs to the entry above it.
bool YamlOutline::begins_entry(std::size_t number, std::size_t first) const {
  if (is_empty(number)) return false;
  return is_item(first) ? is_item(number) && column(number) <= column(first)
                        : column(number) == column(first);
}

Lines YamlOutline::entry_around(std::size_t line) const {
  const auto block = block_around(line);
  const auto first = first_below(block);
  if (line == block.first || first >= block.end) return block;
  Lines entry{std::max(line, first), line + 1};
  while (entry.first > first && !begins_entry(entry.first, first)) --entry.first;
  while (entry.end < block.end && !begins_entry(entry.end, first)) ++entry.end;
  return entry == Lines{first, block.end} ? block : entry;
}

std::optional<Lines> YamlOutline::too_far_in_above(std::size_t line) const {
  const auto block = block_around(line);
  const auto first = first_below(block);
  if (first >= line || is_empty(line) || column(line) >= column(first)) return std::nullopt;
  std::size_t as_first = 0, as_line = 0;
  for (auto number = first; number < line; ++number) as_first += column(number) == column(first);
  for (auto number = line; number < block.end; ++number) as_line += column(number) == column(line);
  if (as_line < as_first && is_item(line) == is_item(first)) return std::nullopt;
  return Lines{first, line};
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
