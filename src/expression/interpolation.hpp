#pragma once

#include <cstddef>
#include <expected>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "expression/expression.hpp"

namespace drctl::expression {

// A text with expressions in it: "scale ${name} --replicas=${n + 1}". `$${` stands for `${`.
class Template {
 public:
  struct Piece {
    std::size_t offset = 0;                         // in the whole text: of the literal, or of the expression
    std::variant<std::string, Expression> content;  // literal text, or what stands between ${ and }
  };

  // Fails on an unclosed ${ and on syntax errors; offsets of all errors count in the whole text.
  static std::expected<Template, std::vector<Error>> parse(std::string_view text);

  const std::string& text() const { return text_; }
  const std::vector<Piece>& pieces() const { return pieces_; }
  bool is_literal() const;  // has no ${}
  bool is_single() const;   // is nothing but one ${}: its value keeps its type

  std::set<std::string> names() const;

  // The type of the single expression, or string.
  std::expected<Type, std::vector<Error>> check(const Declarations& declarations) const;

  // The value of the single expression, or the text with each value put in as to_text() writes it.
  std::expected<Value, Error> evaluate(const Bindings& bindings, const Limits& limits = {}) const;

 private:
  Template(std::string text, std::vector<Piece> pieces);

  std::string text_;
  std::vector<Piece> pieces_;
};

// The bytes of the ${...} that `text` begins with, its braces included; nothing when it is never closed. Texts
// inside the expression may hold braces and quotes.
std::optional<std::size_t> interpolation_size(std::string_view text);

}  // namespace drctl::expression
