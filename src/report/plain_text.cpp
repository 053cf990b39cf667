#include "report/plain_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "support/utf8.hpp"

namespace drctl {
namespace {

struct CharacterRange {
  char32_t first, last;
};

template <std::size_t N>
bool is_in(const std::array<CharacterRange, N>& ranges, char32_t c) {
  return std::ranges::any_of(ranges,
                             [c](CharacterRange range) { return range.first <= c && c <= range.last; });
}

// Controls (C0, DEL, C1), and what Unicode calls Default_Ignorable or Bidi_Control and could be used to
// deceive: https://www.unicode.org/reports/tr36/
constexpr std::array<CharacterRange, 7> unshowable = {{{0x00, 0x1F},
                                                       {0x7F, 0x9F},
                                                       {0xAD, 0xAD},
                                                       {0x200B, 0x200F},
                                                       {0x2028, 0x202E},
                                                       {0x2060, 0x206F},
                                                       {0xFEFF, 0xFEFF}}};

// East_Asian_Width W and F, and emoji; the blocks, not each character: https://www.unicode.org/reports/tr11/
constexpr std::array<CharacterRange, 10> wide = {{{0x1100, 0x115F},
                                                  {0x2E80, 0x303E},
                                                  {0x3041, 0xA4CF},
                                                  {0xAC00, 0xD7A3},
                                                  {0xF900, 0xFAFF},
                                                  {0xFE30, 0xFE6F},
                                                  {0xFF00, 0xFF60},
                                                  {0xFFE0, 0xFFE6},
                                                  {0x1F300, 0x1FAFF},
                                                  {0x20000, 0x3FFFD}}};

constexpr std::array<CharacterRange, 4> combining = {
    {{0x0300, 0x036F}, {0x1AB0, 0x1AFF}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}}};

struct Character {
  char32_t code;
  std::string_view bytes;
};

// The first character of well-formed, not empty UTF-8.
Character first_of(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  char32_t code = size == 1 ? lead : lead & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) code = code << 6 | (static_cast<unsigned char>(text[i]) & 0x3FU);
  return {code, text.substr(0, size)};
}

// The length of the colour sequence that the text begins with: ESC [ digits and ; m. 0: none.
std::size_t colour_sequence(std::string_view text) {
  if (!text.starts_with("\x1b[")) return 0;
  const auto end = text.find_first_not_of("0123456789;:", 2);
  return end != text.npos && text[end] == 'm' ? end + 1 : 0;
}

std::size_t columns(char32_t c) { return is_in(combining, c) ? 0 : is_in(wide, c) ? 2 : 1; }

std::string shown(const Character& c) {
  if (c.code == '\t') return "  ";
  if (!is_in(unshowable, c.code)) return std::string(c.bytes);
  return c.code < 0x80 ? fmt::format("\\x{:02x}", static_cast<std::uint32_t>(c.code))
                       : fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c.code));
}

}  // namespace

std::string printable(std::string_view bytes) {
  const auto valid = valid_utf8(bytes);
  std::string result;
  for (std::string_view rest = valid; !rest.empty();) {
    if (const auto colour = colour_sequence(rest)) {
      rest.remove_prefix(colour);
      continue;
    }
    const auto character = first_of(rest);
    result += shown(character);
    rest.remove_prefix(character.bytes.size());
  }
  return result;
}

std::vector<std::string> printable_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    auto line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(printable(line));
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
  }
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const auto character = first_of(text);
    width += columns(character.code);
    text.remove_prefix(std::min(text.size(), character.bytes.size()));
  }
  return width;
}

std::string padded(std::string_view text, std::size_t width) {
  const auto taken = display_width(text);
  return std::string(text) + std::string(taken < width ? width - taken : 0, ' ');
}

std::string fitted(std::string_view text, std::size_t width) {
  constexpr std::string_view ellipsis = "...";
  if (display_width(text) <= width) return std::string(text);
  if (width <= ellipsis.size()) return std::string(ellipsis.substr(0, width));
  std::string result;
  std::size_t taken = 0;
  while (!text.empty()) {
    const auto character = first_of(text);
    taken += columns(character.code);
    if (taken > width - ellipsis.size()) break;
    result += character.bytes;
    text.remove_prefix(character.bytes.size());
  }
  return result + std::string(ellipsis);
}

}  // namespace drctl
