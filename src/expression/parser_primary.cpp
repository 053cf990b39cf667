// What stands between operators: literals, names, calls, selections, lists, maps.
#include <fmt/format.h>

#include "expression/parser.hpp"
#include "support/codes.hpp"

namespace drctl::expression {

Parser::Result Parser::parse_member() {
  const std::size_t begin = token_.span.offset;
  return parse_suffixes(parse_primary(), begin);
}

Parser::Result Parser::parse_suffixes(Result operand, std::size_t begin) {
  while (operand && (at(".") || at("["))) {
    operand = at(".") ? parse_selection(*operand, begin) : parse_index(*operand, begin);
  }
  return operand;
}

Parser::Result Parser::parse_negative(const Token& minus) {
  return parse_suffixes(parse_literal(Sign::negative, minus.span.offset), minus.span.offset);
}

Parser::Result Parser::parse_selection(NodePointer operand, std::size_t begin) {
  if (auto ok = advance(); !ok) return std::unexpected(ok.error());
  const Token name = token_;
  const bool quoted = name.kind == Token::Kind::quoted_identifier;
  if (name.kind != Token::Kind::identifier && !quoted) return fail_here("a field's name after '.'");
  if (is_keyword(name.text)) {
    return fail_here("a field's name after '.'",
                     fmt::format("write ['{}'] for a field of that name", name.text));
  }
  if (auto ok = advance(); !ok) return std::unexpected(ok.error());
  if (!quoted && at("(")) return parse_call(name, std::move(operand), begin);
  const std::string_view field = quoted ? name.text.substr(1, name.text.size() - 2) : name.text;
  return make(Select{std::move(operand), std::string(field), name.span}, since(begin));
}

Parser::Result Parser::parse_index(NodePointer operand, std::size_t begin) {
  const Token open = token_;
  if (auto ok = advance(); !ok) return std::unexpected(ok.error());
  auto index = parse_expression();
  if (!index) return index;
  if (auto ok = expect_close(open, "]"); !ok) return std::unexpected(ok.error());
  return make(Call{"_[_]", nullptr, {std::move(operand), *index}, cover(open.span, last_)}, since(begin));
}

Parser::Result Parser::parse_primary() {
  switch (token_.kind) {
    case Token::Kind::identifier:
      return parse_name();
    case Token::Kind::integer:
    case Token::Kind::unsigned_integer:
    case Token::Kind::number:
    case Token::Kind::string:
    case Token::Kind::bytes:
      return parse_literal(Sign::positive, token_.span.offset);
    case Token::Kind::symbol:
      break;
    default:
      return fail_here("a value");
  }
  if (at("(")) return parse_parentheses();
  if (at("[")) return parse_list();
  if (at("{")) return parse_map();
  return at(".") ? parse_name() : fail_here("a value");
}

Parser::Result Parser::parse_literal(Sign sign, std::size_t begin) {
  auto value = decode(token_, sign);
  if (!value) return std::unexpected(std::move(value.error()));
  if (auto ok = advance(); !ok) return std::unexpected(ok.error());
  return make(Literal{std::move(*value)}, since(begin));
}

Parser::Result Parser::parse_name() {
  const std::size_t begin = token_.span.offset;
  const auto scope = at(".") ? Name::Scope::root : Name::Scope::innermost;
  if (scope == Name::Scope::root) {
    if (auto ok = advance(); !ok) return std::unexpected(ok.error());
  }
  const Token name = token_;
  const bool literal = name.text == "true" || name.text == "false" || name.text == "null";
  if (name.kind != Token::Kind::identifier) return fail_here("a name after '.'");
  if (name.text == "in" || (literal && scope == Name::Scope::root)) return fail_here("a value");
  if (auto ok = advance(); !ok) return std::unexpected(ok.error());
  if (literal) return make(Literal{name.text == "null" ? Value() : Value(name.text == "true")}, name.span);
  if (is_reserved(name.text)) {
    return std::unexpected(Error{name.span.offset, name.span.length,
                                 fmt::format("'{}' is a reserved word and can't be a name", name.text),
                                 name.text == "if" ? "write condition ? value : other" : "",
                                 codes::reserved_word});
  }
  if (at("(")) return parse_call(name, nullptr, begin);
  return make(Name{std::string(name.text), scope}, since(begin));
}

Parser::Result Parser::parse_parentheses() {
  const Token open = token_;
  if (auto ok = advance(); !ok) return std::unexpected(ok.error());
  auto inner = parse_expression();
  if (!inner) return inner;
  if (auto ok = expect_close(open, ")"); !ok) return std::unexpected(ok.error());
  return inner;
}

std::expected<std::vector<NodePointer>, Error> Parser::parse_elements(std::string_view close) {
  const Token open = token_;
  if (auto ok = advance(); !ok) return std::unexpected(ok.error());
  std::vector<NodePointer> elements;
  while (!at(close)) {
    auto element = parse_expression();
    if (!element) return std::unexpected(std::move(element.error()));
    elements.push_back(*element);
    const bool trailing = close == "]";  // only lists may end with a comma
    if (!at(",")) break;
    if (auto ok = advance(); !ok) return std::unexpected(ok.error());
    if (at(close) && !trailing) return std::unexpected(found_instead_of("an argument after ','"));
  }
  if (auto ok = expect_close(open, close); !ok) return std::unexpected(ok.error());
  return elements;
}

Parser::Result Parser::parse_list() {
  const Token open = token_;
  auto elements = parse_elements("]");
  if (!elements) return std::unexpected(std::move(elements.error()));
  return make(ListLiteral{std::move(*elements)}, cover(open.span, last_));
}

Parser::Result Parser::parse_map() {
  const Token open = token_;
  if (auto ok = advance(); !ok) return std::unexpected(ok.error());
  MapLiteral map;
  while (!at("}")) {
    auto key = parse_expression();
    if (!key) return key;
    if (!at(":")) return fail_here("':' and the key's value");
    if (auto ok = advance(); !ok) return std::unexpected(ok.error());
    auto value = parse_expression();
    if (!value) return value;
    map.entries.emplace_back(*key, *value);
    if (!at(",")) break;
    if (auto ok = advance(); !ok) return std::unexpected(ok.error());
  }
  if (auto ok = expect_close(open, "}"); !ok) return std::unexpected(ok.error());
  return make(std::move(map), cover(open.span, last_));
}

Parser::Result Parser::parse_call(Token name, NodePointer target, std::size_t begin) {
  auto arguments = parse_elements(")");
  if (!arguments) return std::unexpected(std::move(arguments.error()));
  Call call{std::string(name.text), std::move(target), std::move(*arguments), name.span};
  return macros_ == Macros::expanded ? expand_macro(std::move(call), since(begin))
                                     : make(std::move(call), since(begin));
}

}  // namespace drctl::expression
