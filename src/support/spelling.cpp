#include "support/spelling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

#include "support/utf8.hpp"

namespace drctl {

namespace {

struct Character {
  std::string_view bytes;
  std::uint32_t code;  // its Unicode code point; of a stray byte, the byte
};

// The first character of a text that is not empty. Overlong forms pass: nothing is decoded for its meaning.
Character first_character(std::string_view text) {
  auto lead = static_cast<unsigned char>(text.front());
  std::size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  auto rest = text.substr(1, length - 1);
  if (rest.size() + 1 < length || !std::ranges::all_of(rest, continues_character))
    return {text.substr(0, 1), lead};
  std::uint32_t code = length == 1 ? lead : lead & (0x7Fu >> length);
  for (char byte : rest) code = code << 6 | (static_cast<unsigned char>(byte) & 0x3Fu);
  return {text.substr(0, length), code};
}

bool is_word(std::uint32_t code) {
  return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || (code >= '0' && code <= '9');
}

void add_in_both_cases(Spellings& to, std::string_view prefix, const std::string& lower,
                       const std::string& upper) {
  to.push_back(fmt::format("{}{}", prefix, lower));
  to.push_back(fmt::format("{}{}", prefix, upper));
}

void add_url(Spellings& to, const Character& character) {
  std::string lower, upper;
  for (char byte : character.bytes) {
    lower += fmt::format("%{:02x}", static_cast<unsigned char>(byte));
    upper += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
  }
  add_in_both_cases(to, "", lower, upper);
  if (character.code == ' ') to.push_back("+");
}

// \u00e9, beyond the first plane as a surrogate pair (RFC 8259, 7); JSON within JSON doubles the backslash.
void add_json(Spellings& to, const Character& character) {
  std::string lower, upper;
  auto add_unit = [&](std::uint32_t unit) {
    lower += fmt::format("\\u{:04x}", unit);
    upper += fmt::format("\\u{:04X}", unit);
  };
  if (character.code < 0x10000) {
    add_unit(character.code);
  } else {
    add_unit(0xD800 + ((character.code - 0x10000) >> 10));
    add_unit(0xDC00 + ((character.code - 0x10000) & 0x3FF));
  }
  add_in_both_cases(to, "", lower, upper);
  if (character.code < 0x10000) add_in_both_cases(to, "\\", lower, upper);
}

// \xe9 as C and Python write it, \351 as bash's $'...' and PostgreSQL's bytea do.
void add_c(Spellings& to, const Character& character) {
  std::string lower, upper, octal;
  for (char byte : character.bytes) {
    lower += fmt::format("\\x{:02x}", static_cast<unsigned char>(byte));
    upper += fmt::format("\\x{:02X}", static_cast<unsigned char>(byte));
    octal += fmt::format("\\{:03o}", static_cast<unsigned char>(byte));
  }
  add_in_both_cases(to, "", lower, upper);
  to.push_back(octal);
}

struct Escapes {
  std::uint32_t code;
  std::vector<std::string> spellings;
};

// Those that follow no rule: JSON's short ones, once and twice; quotes in a shell and in SQL; HTML.
void add_named(Spellings& to, std::uint32_t code) {
  static const Escapes named[] = {
      {'\n', {"\\n", "\\\\n"}},
      {'\r', {"\\r", "\\\\r"}},
      {'\t', {"\\t", "\\\\t", "  "}},  // blanks: on a screen
      {'\b', {"\\b", "\\\\b"}},
      {'\f', {"\\f", "\\\\f"}},
      {'\\', {"\\\\\\\\"}},
      {'"', {"\\\\\\\"", "&quot;", "&#34;", "\"\""}},
      {'\'', {"'\\''", "'\"'\"'", "''", "&#39;", "&#x27;", "&apos;"}},
      {'&', {"&amp;"}},
      {'<', {"&lt;"}},
      {'>', {"&gt;"}},
  };
  for (const auto& each : named)
    if (each.code == code) to.insert(to.end(), each.spellings.begin(), each.spellings.end());
}

Spellings spellings_of_one(const Character& character) {
  Spellings all{std::string(character.bytes)};
  if (is_word(character.code)) return all;  // nobody escapes these
  add_url(all, character);
  add_json(all, character);
  add_c(all, character);
  add_named(all, character.code);
  if (character.code >= 0x80 && character.bytes.size() == 1) all.push_back("\uFFFD");  // a stray byte as text
  if (character.code >= ' ' && character.code < 0x7F) all.push_back(fmt::format("\\{}", character.bytes));
  std::ranges::sort(all);
  all.erase(std::ranges::unique(all).begin(), all.end());
  return all;
}

}  // namespace

std::vector<Spellings> spellings_of(std::string_view value) {
  std::vector<Spellings> all;
  while (!value.empty()) {
    auto character = first_character(value);
    all.push_back(spellings_of_one(character));
    value.remove_prefix(character.bytes.size());
  }
  return all;
}

}  // namespace drctl
