#include "report/character_column.hpp"

#include <algorithm>

#include "support/utf8.hpp"

namespace drctl {

namespace {

/// Each character of UTF-8 has one byte that continues none.
std::size_t characters(std::string_view text) {
  return text.size() - static_cast<std::size_t>(std::ranges::count_if(text, continues_character));
}

}  // namespace

CharacterColumns character_columns(const Place& place) {
  const auto line = place.source->line(place.line);
  const auto begin = std::min(place.column - 1, line.size());
  const auto first = characters(line.substr(0, begin)) + 1;
  const auto marked = characters(line.substr(begin, place.length));
  return {first, first + std::max<std::size_t>(marked, 1)};
}

}  // namespace drctl
