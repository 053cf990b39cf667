// What has the syntax of a call and isn't one: see cel-spec, langdef.md, "Macros", and the two-variable
// comprehensions extension.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "expression/parser.hpp"
#include "support/codes.hpp"

namespace drctl::expression {
namespace {

struct MacroRow {
  std::string_view name;
  std::size_t variables;
  bool conditional;  // whether a condition stands before the body
  Macro::Kind kind;
};

constexpr std::array<MacroRow, 17> rows = {{
    {"all", 1, false, Macro::Kind::all},
    {"all", 2, false, Macro::Kind::all},
    {"exists", 1, false, Macro::Kind::exists},
    {"exists", 2, false, Macro::Kind::exists},
    {"exists_one", 1, false, Macro::Kind::exists_one},
    {"exists_one", 2, false, Macro::Kind::exists_one},
    {"existsOne", 1, false, Macro::Kind::exists_one},
    {"existsOne", 2, false, Macro::Kind::exists_one},
    {"filter", 1, false, Macro::Kind::filter},
    {"map", 1, false, Macro::Kind::list},
    {"map", 1, true, Macro::Kind::list},
    {"transformList", 2, false, Macro::Kind::list},
    {"transformList", 2, true, Macro::Kind::list},
    {"transformMap", 2, false, Macro::Kind::map},
    {"transformMap", 2, true, Macro::Kind::map},
    {"transformMapEntry", 2, false, Macro::Kind::map_entry},
    {"transformMapEntry", 2, true, Macro::Kind::map_entry},
}};

std::expected<MacroVariable, Error> read_variable(const Node& node) {
  const auto* name = std::get_if<Name>(&node.form);
  if (name && name->scope == Name::Scope::innermost) return MacroVariable{name->name, node.span};
  return std::unexpected(Error{node.span.offset, node.span.length, "expected a plain name for the element",
                               "write list.all(x, x > 0)", codes::misused_macro});
}

}  // namespace

Parser::Result Parser::make_has(const Call& call, Span span) {
  const auto* select = std::get_if<Select>(&call.arguments.front()->form);
  if (select) return make(Has{select->operand, select->field, select->place}, span);
  const Span place = call.arguments.front()->span;
  return std::unexpected(Error{place.offset, place.length, "has() takes the selection of a field",
                               "write has(a.b); for a key: 'b' in a", codes::misused_macro});
}

Parser::Result Parser::expand_macro(Call call, Span span) {
  if (!call.target && call.function == "has" && call.arguments.size() == 1) return make_has(call, span);
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const MacroRow& r) {
    return call.target && r.name == call.function &&
           r.variables + (r.conditional ? 2 : 1) == call.arguments.size();
  });
  if (row == rows.end()) return make(std::move(call), span);
  Macro macro{row->kind, call.target, {}, nullptr, nullptr};
  for (std::size_t i = 0; i < row->variables; ++i) {
    auto variable = read_variable(*call.arguments[i]);
    if (!variable) return std::unexpected(std::move(variable.error()));
    macro.variables.push_back(std::move(*variable));
  }
  if (row->variables == 2 && macro.variables[0].name == macro.variables[1].name) {
    const Span place = macro.variables[1].place;
    return std::unexpected(
        Error{place.offset, place.length, "the two names must differ", "", codes::misused_macro});
  }
  const bool filter = row->kind == Macro::Kind::filter;
  if (filter || row->conditional) macro.condition = call.arguments[row->variables];
  if (!filter) macro.body = call.arguments.back();
  return make(std::move(macro), span);
}

}  // namespace drctl::expression
