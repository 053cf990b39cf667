#include "expression/checker.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "support/codes.hpp"

namespace drctl::expression {

Checker::Checker(const Declarations& declarations, std::string_view container, Literals literals)
    : declarations_(declarations), container_(container), literals_(literals) {}

Type Checker::check(const Node& root) { return types_.finish(visit(root)); }

std::vector<Error> Checker::take_errors() {
  std::stable_sort(errors_.begin(), errors_.end(),
                   [](const Error& left, const Error& right) { return left.offset < right.offset; });
  return std::move(errors_);
}

Type Checker::visit(const Node& node) {
  return std::visit([&](const auto& form) { return visit(node, form); }, node.form);
}

Type Checker::fail(codes::Code code, const Span& place, std::string message, std::string help) {
  errors_.push_back({place.offset, place.length, std::move(message), std::move(help), code});
  return Type::dyn();
}

Type Checker::visit(const Node&, const Literal& literal) { return type_of(literal.value); }

void Checker::expect_boolean(const Node& node) {
  const Type type = visit(node);
  if (types_.assign(type, Type::boolean())) return;
  fail(codes::not_boolean, node.span,
       fmt::format("expected a bool, found {}", to_string(types_.finish(type))), "compare it with something");
}

Type Checker::visit(const Node&, const Logic& logic) {
  for (const NodePointer& operand : logic.operands) expect_boolean(*operand);
  return Type::boolean();
}

Type Checker::visit(const Node& node, const Conditional& conditional) {
  expect_boolean(*conditional.condition);
  const Type left = visit(*conditional.consequence), right = visit(*conditional.alternative);
  const std::size_t before = types_.mark();
  if (!types_.assign(right, left)) {
    types_.take_back(before);
    return fail(codes::different_types, node.span,
                fmt::format("the two results of '?:' have different types: {} and {}",
                            to_string(types_.finish(left)), to_string(types_.finish(right))),
                "convert one of them, or wrap it in dyn()");
  }
  return types_.join(left, right);
}

Type Checker::visit(const Node&, const ListLiteral& list) {
  if (list.elements.empty()) return Type::list(types_.fresh());
  Type joined = visit(*list.elements.front());
  for (std::size_t i = 1; i < list.elements.size(); ++i)
    joined = types_.join(joined, visit(*list.elements[i]));
  return Type::list(joined);
}

Type Checker::visit_key(const Node& node) {
  const Type type = types_.apply(visit(node));
  switch (type.kind()) {
    case Type::Kind::dyn:
    case Type::Kind::variable:
    case Type::Kind::integer:
    case Type::Kind::unsigned_integer:
    case Type::Kind::boolean:
    case Type::Kind::string:
      return type;
    default:
      break;
  }
  return fail(codes::bad_map_key, node.span,
              fmt::format("a map's key is an int, uint, bool or string, not {}", to_string(type)));
}

Type Checker::visit(const Node&, const MapLiteral& map) {
  if (map.entries.empty()) return Type::map(types_.fresh(), types_.fresh());
  Type keys = visit_key(*map.entries.front().first), values = visit(*map.entries.front().second);
  for (std::size_t i = 1; i < map.entries.size(); ++i) {
    keys = types_.join(keys, visit_key(*map.entries[i].first));
    values = types_.join(values, visit(*map.entries[i].second));
  }
  return Type::map(keys, values);
}

Checker::Range Checker::range_of(const Macro& macro) {
  const Type range = types_.apply(visit(*macro.range));
  switch (range.kind()) {
    case Type::Kind::list:
      return {range.element(), Type::integer(), range.element()};
    case Type::Kind::map:
      return {range.key(), range.key(), range.value()};
    case Type::Kind::object:
      return {Type::string(), Type::string(), Type::dyn()};
    case Type::Kind::dyn:
    case Type::Kind::variable:
      return {};
    default:
      break;
  }
  fail(codes::nothing_to_go_over, macro.range->span,
       fmt::format("expected a list or a map, found {}", to_string(range)));
  return {};
}

// The body of transformMapEntry() is a map of the entries to add.
Type Checker::entries(const Node& body) {
  const Type type = types_.apply(visit(body));
  if (type.kind() == Type::Kind::map || type.is_dyn() || type.kind() == Type::Kind::variable) return type;
  return fail(codes::misused_macro, body.span,
              fmt::format("expected a map of the new entries, found {}", to_string(type)));
}

Type Checker::visit(const Node&, const Macro& macro) {
  const Range range = range_of(macro);
  const bool two = macro.variables.size() == 2;
  locals_.emplace_back(macro.variables[0].name, two ? range.first : range.only);
  if (two) locals_.emplace_back(macro.variables[1].name, range.second);
  if (macro.condition) expect_boolean(*macro.condition);
  Type result = Type::boolean();
  switch (macro.kind) {
    case Macro::Kind::all:
    case Macro::Kind::exists:
    case Macro::Kind::exists_one:
      expect_boolean(*macro.body);
      break;
    case Macro::Kind::filter:
      result = Type::list(range.only);
      break;
    case Macro::Kind::list:
      result = Type::list(visit(*macro.body));
      break;
    case Macro::Kind::map:
      result = Type::map(range.first, visit(*macro.body));
      break;
    case Macro::Kind::map_entry:
      result = entries(*macro.body);
      break;
  }
  locals_.resize(locals_.size() - macro.variables.size());
  return result;
}

}  // namespace drctl::expression
