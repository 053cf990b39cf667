#include "expression/literals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <optional>
#include <string>

#include "expression/utf8.hpp"
#include "support/codes.hpp"

namespace drctl::expression {
namespace {

using Result = std::expected<Value, Error>;

Error at(const Token& token, std::string message, std::string help = "") {
  return {token.span.offset, token.span.length, std::move(message), std::move(help), codes::bad_literal};
}

Result out_of_range(const Token& token, std::string_view type, std::string_view range) {
  return std::unexpected(at(token, fmt::format("{} is out of range of {}", token.text, type),
                            fmt::format("{} holds {}", type, range)));
}

// The digits' value, whatever the base; nullopt when 64 bits don't hold it.
std::optional<std::uint64_t> magnitude(std::string_view digits) {
  const bool hexadecimal = digits.starts_with("0x") || digits.starts_with("0X");
  if (hexadecimal) digits.remove_prefix(2);
  std::uint64_t value = 0;
  const auto read =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, hexadecimal ? 16 : 10);
  return read.ec == std::errc() ? std::optional(value) : std::nullopt;
}

Result decode_integer(const Token& token, Sign sign) {
  constexpr std::uint64_t limit = std::uint64_t{1} << 63;
  const auto value = magnitude(token.text);
  const bool fits = value && (sign == Sign::negative ? *value <= limit : *value < limit);
  if (!fits) return out_of_range(token, "int", "-9223372036854775808 to 9223372036854775807");
  return static_cast<std::int64_t>(sign == Sign::negative ? 0 - *value : *value);
}

Result decode_unsigned(const Token& token) {
  const auto value = magnitude(token.text.substr(0, token.text.size() - 1));
  if (!value) return out_of_range(token, "uint", "0 to 18446744073709551615");
  return Value::unsigned_integer(*value);
}

Result decode_number(const Token& token, Sign sign) {
  // from_chars knows no locale; what it calls out of range is too small or too large, which strtod tells
  // apart.
  double value = 0;
  const auto read = std::from_chars(token.text.data(), token.text.data() + token.text.size(), value);
  if (read.ec != std::errc()) value = std::strtod(std::string(token.text).c_str(), nullptr);
  return sign == Sign::negative ? -value : value;
}

// What stands between the quotes, and how it was quoted.
struct Quoted {
  std::string_view content;
  std::size_t offset;  // of the content in the expression
  bool raw = false;
  bool bytes = false;
};

Quoted unquote(const Token& token) {
  const std::size_t prefix = token.text.find_first_of("'\"");
  const std::string_view prefixes = token.text.substr(0, prefix);
  const std::string_view rest = token.text.substr(prefix);
  const bool triple = rest.starts_with("'''") || rest.starts_with("\"\"\"");
  const std::size_t quotes = triple ? 3 : 1;
  return {rest.substr(quotes, rest.size() - 2 * quotes), token.span.offset + prefix + quotes,
          prefixes.find_first_of("rR") != std::string_view::npos, token.kind == Token::Kind::bytes};
}

std::optional<char> punctuation(char c) {
  constexpr std::string_view codes = "abfnrtv\\?\"'`";
  constexpr std::string_view meanings = "\a\b\f\n\r\t\v\\?\"'`";
  const auto index = codes.find(c);
  return index == std::string_view::npos ? std::nullopt : std::optional(meanings[index]);
}

// How many characters of an escape sequence follow the backslash; 0 when there is no such sequence.
std::size_t escape_length(char c) {
  switch (c) {
    case 'x':
    case 'X':
      return 3;
    case 'u':
      return 5;
    case 'U':
      return 9;
    default:
      return c >= '0' && c <= '3' ? 3 : punctuation(c) ? 1 : 0;
  }
}

// Appends the character that an escape sequence stands for; false when it stands for none.
bool append_escape(std::string_view escape, const Quoted& quoted, std::string& result) {
  if (const auto c = punctuation(escape.front())) {
    result += *c;
    return true;
  }
  const bool octal = escape.front() <= '3';
  const bool unicode = escape.front() == 'u' || escape.front() == 'U';
  const std::string_view digits = octal ? escape : escape.substr(1);
  std::uint32_t code = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), code, octal ? 8 : 16);
  if (read.ec != std::errc() || read.ptr != digits.data() + digits.size()) return false;
  if (!quoted.bytes) {
    if (!utf8::is_valid(static_cast<char32_t>(code))) return false;
    utf8::append(result, static_cast<char32_t>(code));
  } else {
    if (unicode) return false;
    result += static_cast<char>(code);
  }
  return true;
}

std::expected<std::string, Error> unescape(const Quoted& quoted) {
  std::string result;
  std::string_view rest = quoted.content;
  while (!rest.empty()) {
    const auto plain = rest.substr(0, rest.find('\\'));
    result += plain;
    rest.remove_prefix(plain.size());
    if (rest.empty()) break;
    const std::size_t offset = quoted.offset + quoted.content.size() - rest.size();
    const std::size_t length = rest.size() > 1 ? escape_length(rest[1]) : 0;
    const std::string_view escape = rest.substr(1, length);
    if (length == 0 || escape.size() < length || !append_escape(escape, quoted, result)) {
      const std::string_view shown = rest.substr(0, 1 + std::max<std::size_t>(length, 1));
      return std::unexpected(Error{offset, shown.size(), fmt::format("'{}' is no escape sequence", shown),
                                   "write \\\\ for a backslash, or a raw text: r'...'", codes::bad_literal});
    }
    rest.remove_prefix(1 + length);
  }
  return result;
}

Result decode_text(const Token& token) {
  const Quoted quoted = unquote(token);
  auto text = quoted.raw ? std::string(quoted.content) : unescape(quoted);
  if (!text) return std::unexpected(std::move(text.error()));
  if (quoted.bytes) return Bytes{std::move(*text)};
  if (!utf8::is_valid(*text)) return std::unexpected(at(token, "the text is not valid UTF-8"));
  return std::move(*text);
}

}  // namespace

Result decode(const Token& token, Sign sign) {
  switch (token.kind) {
    case Token::Kind::integer:
      return decode_integer(token, sign);
    case Token::Kind::unsigned_integer:
      return decode_unsigned(token);
    case Token::Kind::number:
      return decode_number(token, sign);
    default:
      return decode_text(token);
  }
}

}  // namespace drctl::expression
