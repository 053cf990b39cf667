#pragma once

#include <expected>
#include <string_view>
#include <vector>

#include "expression/ast.hpp"
#include "expression/error.hpp"
#include "expression/expression.hpp"
#include "expression/lexer.hpp"
#include "expression/limits.hpp"
#include "expression/literals.hpp"

namespace drctl::expression {

// A recursive-descent parser of the grammar in cel-spec, langdef.md, "Syntax". Stops at the first error.
class Parser {
 public:
  Parser(std::string_view text, const Limits& limits, Macros macros);

  // The whole text as one expression.
  std::expected<NodePointer, Error> parse();

 private:
  using Result = std::expected<NodePointer, Error>;
  using Form = decltype(Node::form);

  // expressions, from the loosest to the tightest binding (parser.cpp)
  Result parse_expression();
  Result parse_conditional();
  Result parse_logic(Logic::Operator sign);
  Result parse_binary(std::size_t weakest);
  Result parse_unary();
  // what operators stand between (parser_primary.cpp)
  Result parse_member();
  Result parse_selection(NodePointer operand, std::size_t begin);
  Result parse_index(NodePointer operand, std::size_t begin);
  Result parse_primary();
  Result parse_negative(const Token& minus);
  Result parse_suffixes(Result operand, std::size_t begin);
  Result parse_literal(Sign sign, std::size_t begin);
  Result parse_name();
  Result parse_parentheses();
  Result parse_list();
  Result parse_map();
  Result parse_call(Token name, NodePointer target, std::size_t begin);
  std::expected<std::vector<NodePointer>, Error> parse_elements(std::string_view close);
  // has(), all(), map(), ... (macros.cpp)
  Result expand_macro(Call call, Span span);
  Result make_has(const Call& call, Span span);

  Result make(Form form, Span span);
  // From `begin` to the end of the last token that was read, parentheses included.
  Span since(std::size_t begin) const { return {begin, last_.end() - begin}; }
  Result fail_here(std::string_view expected, std::string help = "") const;
  Error found_instead_of(std::string_view expected, std::string help = "") const;
  std::expected<void, Error> expect_close(const Token& open, std::string_view close);
  std::expected<void, Error> advance();
  bool at(std::string_view symbol) const;

  std::string_view text_;
  Lexer lexer_;
  Limits limits_;
  Macros macros_;
  Token token_;            // the next one
  Span last_;              // of the one before
  std::size_t depth_ = 0;  // of the recursion
};

// Whether a word is one of the language's own (true, in) or kept for others (for, while, ...).
bool is_keyword(std::string_view word);
bool is_reserved(std::string_view word);

}  // namespace drctl::expression
