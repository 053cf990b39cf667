#include "expression/interpolation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "expression/lexer.hpp"
#include "support/codes.hpp"

namespace drctl::expression {
namespace {

void shift(std::vector<Error>& errors, std::size_t offset) {
  for (Error& error : errors) error.offset += offset;
}

// Where the expression that begins at `begin` ends: at the '}' that it doesn't open itself. Texts in it are
// read as such. A text that can't be read ends at the next '}', so that the parser says what is wrong.
std::optional<std::size_t> find_end(std::string_view text, std::size_t begin) {
  Lexer lexer(text, begin);
  std::size_t open = 0;
  while (true) {
    const auto token = lexer.next();
    if (!token) {
      const auto end = text.find('}', token.error().offset);
      return end == std::string_view::npos ? std::nullopt : std::optional(end);
    }
    if (token->kind == Token::Kind::end) return std::nullopt;
    if (token->kind != Token::Kind::symbol) continue;
    if (token->text == "{") ++open;
    if (token->text != "}") continue;
    if (open == 0) return token->span.offset;
    --open;
  }
}

std::expected<Expression, std::vector<Error>> parse_piece(std::string_view text) {
  if (text.find_first_not_of("\t\n\f\r ") != std::string_view::npos) return Expression::parse(text);
  return std::unexpected(
      std::vector{Error{0, text.size(), "expected an expression between '${' and '}'",
                        "write $${ for a ${ that is no expression", codes::unclosed_interpolation}});
}

}  // namespace

Template::Template(std::string text, std::vector<Piece> pieces)
    : text_(std::move(text)), pieces_(std::move(pieces)) {}

std::expected<Template, std::vector<Error>> Template::parse(std::string_view text) {
  std::vector<Piece> pieces;
  std::vector<Error> errors;
  std::string literal;
  std::size_t literal_offset = 0;
  const auto end_literal = [&] {
    if (!literal.empty()) pieces.push_back({literal_offset, std::exchange(literal, {})});
  };
  for (std::size_t at = 0; at < text.size();) {
    if (literal.empty()) literal_offset = at;
    if (text.substr(at).starts_with("$${")) {
      literal += "${";
      at += 3;
    } else if (!text.substr(at).starts_with("${")) {
      const auto next = std::min(text.find('$', at + 1), text.size());
      literal += text.substr(at, next - at);
      at = next;
    } else {
      const std::size_t begin = at + 2;
      const auto end = find_end(text, begin);
      if (!end) {
        errors.push_back({at, 2, "expected '}' to close the '${'", "write $${ for a ${ that is no expression",
                          codes::unclosed_interpolation});
        break;
      }
      end_literal();
      auto expression = parse_piece(text.substr(begin, *end - begin));
      if (expression) {
        pieces.push_back({begin, std::move(*expression)});
      } else {
        shift(expression.error(), begin);
        errors.insert(errors.end(), expression.error().begin(), expression.error().end());
      }
      at = *end + 1;
    }
  }
  end_literal();
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return Template(std::string(text), std::move(pieces));
}

bool Template::is_literal() const {
  return pieces_.empty() ||
         (pieces_.size() == 1 && std::holds_alternative<std::string>(pieces_.front().content));
}

bool Template::is_single() const {
  return pieces_.size() == 1 && std::holds_alternative<Expression>(pieces_.front().content);
}

std::set<std::string> Template::names() const {
  std::set<std::string> names;
  for (const Piece& piece : pieces_) {
    if (const auto* expression = std::get_if<Expression>(&piece.content))
      names.insert(expression->names().begin(), expression->names().end());
  }
  return names;
}

std::expected<Type, std::vector<Error>> Template::check(const Declarations& declarations) const {
  Type type = Type::string();
  std::vector<Error> errors;
  for (const Piece& piece : pieces_) {
    const auto* expression = std::get_if<Expression>(&piece.content);
    if (!expression) continue;
    auto checked = expression->check(declarations);
    if (checked) {
      if (is_single()) type = *checked;
    } else {
      shift(checked.error(), piece.offset);
      errors.insert(errors.end(), checked.error().begin(), checked.error().end());
    }
  }
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return type;
}

std::expected<Value, Error> Template::evaluate(const Bindings& bindings, const Limits& limits) const {
  std::string text;
  for (const Piece& piece : pieces_) {
    if (const auto* literal = std::get_if<std::string>(&piece.content)) {
      text += *literal;
      continue;
    }
    auto value = std::get<Expression>(piece.content).evaluate(bindings, limits);
    if (!value) {
      value.error().offset += piece.offset;
      return value;
    }
    if (is_single()) return value;
    text += to_text(*value);
    if (text.size() > limits.string_bytes) {
      return std::unexpected(
          Error{piece.offset, 0, fmt::format("the text is longer than {} bytes", limits.string_bytes), ""});
    }
  }
  return Value(std::move(text));
}

std::optional<std::size_t> interpolation_size(std::string_view text) {
  const auto end = find_end(text, 2);
  return end ? std::optional(*end + 1) : std::nullopt;
}

}  // namespace drctl::expression
