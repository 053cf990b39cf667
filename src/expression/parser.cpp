#include "expression/parser.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "expression/slips.hpp"
#include "expression/walk.hpp"
#include "support/codes.hpp"

namespace drctl::expression {
namespace {

struct Operator {
  std::string_view sign, function;
  std::size_t strength;  // how tightly it binds
};

constexpr std::array<Operator, 12> binary_operators = {{{"<", "_<_", 1},
                                                        {"<=", "_<=_", 1},
                                                        {">=", "_>=_", 1},
                                                        {">", "_>_", 1},
                                                        {"==", "_==_", 1},
                                                        {"!=", "_!=_", 1},
                                                        {"in", "@in", 1},
                                                        {"+", "_+_", 2},
                                                        {"-", "_-_", 2},
                                                        {"*", "_*_", 3},
                                                        {"/", "_/_", 3},
                                                        {"%", "_%_", 3}}};

const Operator* binary_operator(const Token& token) {
  const bool may_be = token.kind == Token::Kind::symbol || token.kind == Token::Kind::identifier;
  const auto* found = may_be ? std::ranges::find(binary_operators, token.text, &Operator::sign) : nullptr;
  return found == binary_operators.end() ? nullptr : found;
}

std::string too_deep(std::size_t depth) {
  return fmt::format("the expression is nested more than {} levels deep", depth);
}

std::string describe(const Token& token) {
  if (token.kind == Token::Kind::end) return "the end of the expression";
  constexpr std::size_t longest = 40;
  const bool quoted = token.kind == Token::Kind::string || token.kind == Token::Kind::bytes;
  if (token.text.size() > longest) return quoted ? "a text" : "a long word";
  return quoted ? std::string(token.text) : fmt::format("'{}'", token.text);
}

}  // namespace

bool is_keyword(std::string_view word) {
  constexpr std::array<std::string_view, 4> words = {"false", "in", "null", "true"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_reserved(std::string_view word) {
  constexpr std::array<std::string_view, 17> words = {
      "as",  "break", "const",   "continue",  "else",   "for", "function", "if",   "import",
      "let", "loop",  "package", "namespace", "return", "var", "void",     "while"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

Parser::Parser(std::string_view text, const Limits& limits, Macros macros)
    : text_(text), lexer_(text), limits_(limits), macros_(macros) {}

Parser::Result Parser::parse() {
  if (text_.size() > limits_.text_bytes) {
    return std::unexpected(Error{0, 0,
                                 fmt::format("the expression is longer than {} bytes", limits_.text_bytes),
                                 "", codes::too_large_expression});
  }
  if (auto first = advance(); !first) return std::unexpected(first.error());
  auto root = parse_expression();
  if (!root || token_.kind == Token::Kind::end) return root;
  return fail_here("an operator or the end of the expression");
}

Parser::Result Parser::parse_expression() {
  if (++depth_ > limits_.depth)
    return std::unexpected(
        Error{token_.span.offset, 0, too_deep(limits_.depth), "", codes::too_large_expression});
  auto result = parse_conditional();
  --depth_;
  return result;
}

Parser::Result Parser::parse_conditional() {
  const std::size_t begin = token_.span.offset;
  auto condition = parse_logic(Logic::Operator::disjunction);
  if (!condition || !at("?")) return condition;
  if (auto ok = advance(); !ok) return std::unexpected(ok.error());
  auto consequence = parse_logic(Logic::Operator::disjunction);
  if (!consequence) return consequence;
  if (at("?")) return fail_here("':'", "put parentheses around a condition between '?' and ':'");
  if (!at(":")) return fail_here("':' and the value for when the condition is false");
  if (auto ok = advance(); !ok) return std::unexpected(ok.error());
  auto alternative = parse_expression();
  if (!alternative) return alternative;
  return make(Conditional{*condition, *consequence, *alternative}, since(begin));
}

Parser::Result Parser::parse_logic(Logic::Operator sign) {
  const std::size_t begin = token_.span.offset;
  const bool outer = sign == Logic::Operator::disjunction;
  const auto operand = [&] { return outer ? parse_logic(Logic::Operator::conjunction) : parse_binary(0); };
  auto first = operand();
  if (!first || !at(outer ? "||" : "&&")) return first;
  Logic logic{sign, {*first}};
  while (at(outer ? "||" : "&&")) {
    if (auto ok = advance(); !ok) return std::unexpected(ok.error());
    auto next = operand();
    if (!next) return next;
    logic.operands.push_back(*next);
  }
  return make(std::move(logic), since(begin));
}

// By precedence climbing (Richards 1979): what binds more loosely than `weakest` is left to the caller.
Parser::Result Parser::parse_binary(std::size_t weakest) {
  const std::size_t begin = token_.span.offset;
  auto left = parse_unary();
  while (left) {
    const auto* found = binary_operator(token_);
    if (found == nullptr || found->strength < weakest) break;
    const Span place = token_.span;
    if (auto ok = advance(); !ok) return std::unexpected(ok.error());
    auto right = parse_binary(found->strength + 1);
    if (!right) return right;
    left = make(Call{std::string(found->function), nullptr, {*left, *right}, place}, since(begin));
  }
  return left;
}

Parser::Result Parser::parse_unary() {
  std::vector<Token> signs;
  const std::string_view sign = at("!") ? "!" : "-";
  while (at(sign)) {
    signs.push_back(token_);
    if (auto ok = advance(); !ok) return std::unexpected(ok.error());
  }
  const bool number = token_.kind == Token::Kind::integer || token_.kind == Token::Kind::number;
  const bool negative = sign == "-" && !signs.empty() && number;
  Result operand = negative ? parse_negative(signs.back()) : parse_member();
  if (negative) signs.pop_back();
  for (; operand && !signs.empty(); signs.pop_back()) {
    const Span place = signs.back().span;
    operand = make(Call{std::string(sign) + "_", nullptr, {*operand}, place}, since(place.offset));
  }
  return operand;
}

Parser::Result Parser::make(Form form, Span span) {
  auto node = std::make_shared<Node>(span, std::size_t{1}, std::move(form));
  node->depth = 1 + depth_of_children(*node);
  if (node->depth > limits_.depth)
    return std::unexpected(Error{span.offset, 0, too_deep(limits_.depth), "", codes::too_large_expression});
  return node;
}

Error Parser::found_instead_of(std::string_view expected, std::string help) const {
  const auto before = text_.substr(0, token_.span.offset);
  if (help.empty() && token_.kind == Token::Kind::identifier) help = help_for_word(token_.text, before);
  if (help.empty() && token_.text == ">" && before.ends_with('<')) help = "write != for 'is not'";
  return {token_.span.offset, token_.span.length,
          fmt::format("expected {}, found {}", expected, describe(token_)), std::move(help),
          codes::expression_syntax};
}

Parser::Result Parser::fail_here(std::string_view expected, std::string help) const {
  return std::unexpected(found_instead_of(expected, std::move(help)));
}

std::expected<void, Error> Parser::expect_close(const Token& open, std::string_view close) {
  if (at(close)) return advance();
  return std::unexpected(found_instead_of(fmt::format("'{}' to close the '{}'", close, open.text)));
}

std::expected<void, Error> Parser::advance() {
  last_ = token_.span;
  auto next = lexer_.next();
  if (!next) return std::unexpected(std::move(next.error()));
  token_ = *next;
  return {};
}

bool Parser::at(std::string_view symbol) const {
  const bool word = token_.kind == Token::Kind::symbol || token_.kind == Token::Kind::identifier;
  return word && token_.text.front() == symbol.front() && token_.text == symbol;
}

}  // namespace drctl::expression
