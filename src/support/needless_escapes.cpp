#include "support/needless_escapes.hpp"

#include <algorithm>
#include <charconv>

namespace drctl {

namespace {

struct Escaped {
  char letter = 0;
  std::size_t size = 0;  // 0: there is none
};

// How an escape begins, how many digits may follow, to which base, and what ends it.
struct Escape {
  std::string_view prefix;
  std::size_t fewest, most;
  int base;
  std::string_view suffix;
};

constexpr Escape escapes[] = {{"%", 2, 2, 16, ""},   {"\\x", 2, 2, 16, ""},   {"\\u", 4, 4, 16, ""},
                              {"\\", 3, 3, 8, ""},   {"\\\\x", 2, 2, 16, ""}, {"\\\\u", 4, 4, 16, ""},
                              {"\\\\", 3, 3, 8, ""}, {"&#x", 2, 4, 16, ";"},  {"&#X", 2, 4, 16, ";"},
                              {"&#", 2, 4, 10, ";"}};

bool is_letter_or_digit_of_ascii(unsigned code) {
  return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || (code >= '0' && code <= '9');
}

Escaped escaped_as(const Escape& escape, std::string_view text) {
  if (!text.starts_with(escape.prefix)) return {};
  const auto digits = text.substr(escape.prefix.size(), escape.most);
  unsigned code = 0;
  const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), code, escape.base).ptr;
  const auto count = static_cast<std::size_t>(end - digits.data());
  const auto size = escape.prefix.size() + count;
  if (count < escape.fewest || !text.substr(size).starts_with(escape.suffix)) return {};
  if (!is_letter_or_digit_of_ascii(code)) return {};
  return {static_cast<char>(code), size + escape.suffix.size()};
}

// Nearly always it tells that there is none.
bool may_be_escaped(std::string_view text, std::size_t at) {
  const auto next = [&](std::size_t i) { return at + i < text.size() ? text[at + i] : ' '; };
  if (text[at] == '%') return next(1) >= '3' && next(1) <= '7';
  if (text[at] == '&') return next(1) == '#';
  if (text[at] != '\\') return false;
  return std::string_view("xu01").contains(next(next(1) == '\\' ? 2 : 1));
}

Escaped escaped_at(std::string_view text, std::size_t at) {
  if (!may_be_escaped(text, at)) return {};
  for (const auto& escape : escapes)
    if (const auto found = escaped_as(escape, text.substr(at)); found.size > 0) return found;
  return {};
}

bool has_any(std::string_view text) {
  if (!text.contains('%') && !text.contains('\\') && !text.contains('&')) return false;
  for (std::size_t at = 0; at < text.size(); ++at)
    if (escaped_at(text, at).size > 0) return true;
  return false;
}

}  // namespace

std::optional<PlainText> without_needless_escapes(std::string_view text) {
  if (!has_any(text)) return std::nullopt;
  PlainText plain;
  for (std::size_t at = 0; at < text.size();) {
    const auto escaped = escaped_at(text, at);
    plain.text += escaped.size > 0 ? escaped.letter : text[at];
    plain.places.push_back(at);
    at += std::max<std::size_t>(escaped.size, 1);
  }
  plain.places.push_back(text.size());
  return plain;
}

}  // namespace drctl
