#include "expression/lexer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "support/codes.hpp"

namespace drctl::expression {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex_digit(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_quote(char c) { return c == '"' || c == '\''; }

constexpr std::array<std::string_view, 23> symbols = {"&&", "||", "==", "!=", "<=", ">=", "<", ">",
                                                      "+",  "-",  "*",  "/",  "%",  "!",  "?", ":",
                                                      ".",  ",",  "(",  ")",  "[",  "]",  "{"};

std::string help_for(std::string_view rest) {
  switch (rest.front()) {
    case '&':
      return "write && for 'and'";
    case '|':
      return "write || for 'or'";
    case '=':
      return rest.starts_with("=>") ? "write >= to compare" : "write == to compare";
    case '$':
      return "an expression is bare: write name, not $name or ${name}";
    case ';':
      return "an expression has no statements: leave the ';' out";
    case '`':
      return "backquotes name a field, after a dot: a.`content-type`";
    default:
      return "";
  }
}

// The whole UTF-8 character at the front, for messages.
std::string_view first_character(std::string_view text) {
  std::size_t length = 1;
  while (length < text.size() && length < 4 && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80)
    ++length;
  return text.substr(0, length);
}

}  // namespace

void Lexer::skip_blanks() {
  constexpr std::string_view blanks = "\t\n\f\r ";
  while (at_ < text_.size()) {
    if (blanks.find(text_[at_]) != std::string_view::npos) {
      ++at_;
    } else if (text_.substr(at_).starts_with("//")) {
      at_ = std::min(text_.find('\n', at_), text_.size());
    } else {
      return;
    }
  }
}

Token Lexer::token(Token::Kind kind, std::size_t begin) const {
  return {kind, text_.substr(begin, at_ - begin), {begin, at_ - begin}};
}

Lexer::Result Lexer::next() {
  skip_blanks();
  if (at_ >= text_.size()) return token(Token::Kind::end, at_);
  if (is_quote(peek(string_prefix()))) return read_string();
  if (is_letter(peek())) return read_identifier();
  if (is_digit(peek()) || (peek() == '.' && is_digit(peek(1)))) return read_number();
  if (peek() == '`') return read_quoted_identifier();
  return read_symbol();
}

// The length of r, b, br or rb in front of a quote.
std::size_t Lexer::string_prefix() const {
  std::size_t length = 0;
  bool raw = false, bytes = false;
  for (; length < 2; ++length) {
    const char c = peek(length);
    if (!raw && (c == 'r' || c == 'R')) {
      raw = true;
    } else if (!bytes && (c == 'b' || c == 'B')) {
      bytes = true;
    } else {
      break;
    }
  }
  return length;
}

Lexer::Result Lexer::read_string() {
  const std::size_t begin = at_;
  at_ += string_prefix();
  const std::string_view prefix = text_.substr(begin, at_ - begin);
  const bool raw = prefix.find_first_of("rR") != std::string_view::npos;
  const bool bytes = prefix.find_first_of("bB") != std::string_view::npos;
  const std::string_view rest = text_.substr(at_);
  const bool triple = rest.starts_with("'''") || rest.starts_with("\"\"\"");
  const std::string_view quotes = rest.substr(0, triple ? 3 : 1);
  at_ += quotes.size();
  while (at_ < text_.size() && !text_.substr(at_).starts_with(quotes)) {
    const bool line_ends = peek() == '\n' || peek() == '\r';
    if (line_ends && !triple) break;
    at_ += !raw && peek() == '\\' && at_ + 1 < text_.size() ? 2u : 1u;
  }
  if (!text_.substr(at_).starts_with(quotes)) {
    return std::unexpected(
        Error{begin, at_ - begin, fmt::format("expected {} at the end of the text", quotes),
              at_ < text_.size() ? "a text over several lines takes three quotes" : "", codes::bad_literal});
  }
  at_ += quotes.size();
  return token(bytes ? Token::Kind::bytes : Token::Kind::string, begin);
}

Lexer::Result Lexer::read_number() {
  const std::size_t begin = at_;
  auto kind = Token::Kind::integer;
  if (peek() == '0' && (peek(1) == 'x' || peek(1) == 'X') && is_hex_digit(peek(2))) {
    at_ += 2;
    while (is_hex_digit(peek())) ++at_;
  } else {
    while (is_digit(peek())) ++at_;
    if (peek() == '.' && is_digit(peek(1))) {
      kind = Token::Kind::number;
      ++at_;
      while (is_digit(peek())) ++at_;
    }
    const std::size_t sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
    if ((peek() == 'e' || peek() == 'E') && is_digit(peek(1 + sign))) {
      kind = Token::Kind::number;
      at_ += 1 + sign;
      while (is_digit(peek())) ++at_;
    }
  }
  if (kind == Token::Kind::integer && (peek() == 'u' || peek() == 'U')) {
    kind = Token::Kind::unsigned_integer;
    ++at_;
  }
  if (!is_letter(peek()) && !is_digit(peek())) return token(kind, begin);
  while (is_letter(peek()) || is_digit(peek())) ++at_;
  const std::string_view text = text_.substr(begin, at_ - begin);
  return std::unexpected(Error{begin, text.size(), fmt::format("'{}' is no number", text),
                               "a duration is written duration('5m'), a name can't begin with a digit",
                               codes::bad_literal});
}

Lexer::Result Lexer::read_identifier() {
  const std::size_t begin = at_;
  while (is_letter(peek()) || is_digit(peek())) ++at_;
  return token(Token::Kind::identifier, begin);
}

Lexer::Result Lexer::read_quoted_identifier() {
  const std::size_t begin = at_++;
  constexpr std::string_view others = "_.-/ ";
  while (is_letter(peek()) || is_digit(peek()) || (at_ < text_.size() && others.find(peek()) != others.npos))
    ++at_;
  if (peek() != '`' || at_ == begin + 1) {
    return std::unexpected(Error{begin, at_ - begin,
                                 "expected a name in backquotes, of letters, digits, _ . - / and blanks",
                                 "take an index for other names: a['...']", codes::bad_literal});
  }
  ++at_;
  return token(Token::Kind::quoted_identifier, begin);
}

Lexer::Result Lexer::read_symbol() {
  const std::size_t begin = at_;
  const std::string_view rest = text_.substr(at_);
  const auto found =
      std::ranges::find_if(symbols, [&](auto s) { return s[0] == rest[0] && rest.starts_with(s); });
  if (found != symbols.end() || rest.front() == '}') {
    at_ += found != symbols.end() ? found->size() : 1;
    return token(Token::Kind::symbol, begin);
  }
  const std::string_view character = first_character(rest);
  return std::unexpected(Error{begin, character.size(), fmt::format("unexpected character '{}'", character),
                               help_for(rest), codes::expression_syntax});
}

}  // namespace drctl::expression
