#pragma once

#include <expected>
#include <string_view>

#include "expression/error.hpp"
#include "expression/token.hpp"

namespace drctl::expression {

// Splits a text into tokens, one at a time, skipping white space and comments.
class Lexer {
 public:
  explicit Lexer(std::string_view text, std::size_t offset = 0) : text_(text), at_(offset) {}

  // The next token; Kind::end at the end of the text, again and again. After an error the lexer is of no more
  // use.
  std::expected<Token, Error> next();

 private:
  using Result = std::expected<Token, Error>;

  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  void skip_blanks();
  Token token(Token::Kind kind, std::size_t begin) const;
  std::size_t string_prefix() const;
  Result read_string();
  Result read_number();
  Result read_identifier();
  Result read_quoted_identifier();
  Result read_symbol();

  std::string_view text_;
  std::size_t at_;
};

}  // namespace drctl::expression
