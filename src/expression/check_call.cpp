// Operators, functions, methods and indexes.
#include <fmt/format.h>

#include <optional>

#include "expression/checker.hpp"

namespace drctl::expression {

Type Checker::visit(const Node& node, const Call& call) {
  if (call.function == "_[_]") {
    const Type operand = types_.apply(visit(*call.arguments[0]));
    if (operand.kind() == Type::Kind::object) return index_object(call, operand);
    return dispatch(node, call, call.function, Overload::Style::function,
                    {operand, visit(*call.arguments[1])});
  }
  std::vector<Type> arguments;
  auto style = Overload::Style::function;
  std::string name = call.function;
  if (call.target) {
    const auto qualified = qualified_function(call);
    if (qualified) {
      name = *qualified;
    } else {
      style = Overload::Style::method;
      arguments.push_back(visit(*call.target));
    }
  }
  for (const NodePointer& argument : call.arguments) arguments.push_back(visit(*argument));
  return dispatch(node, call, name, style, arguments);
}

// A record with a text that is written out is checked like a selection.
Type Checker::index_object(const Call& call, const Type& object) {
  const Node& index = *call.arguments[1];
  const auto* literal = std::get_if<Literal>(&index.form);
  if (literal && literal->value.string()) return select(object, *literal->value.string(), index.span);
  const Type type = visit(index);
  if (types_.assign(type, Type::string())) return Type::dyn();
  return fail(index.span, fmt::format("expected a field's name, found {}", to_string(types_.finish(type))));
}

Type Checker::dispatch(const Node& node, const Call& call, const std::string& name, Overload::Style style,
                       const std::vector<Type>& arguments) {
  const auto* overloads = standard_library().find(name);
  if (!overloads) {
    Advice advice = unknown_function(name);
    return fail(call.place, std::move(advice.message), std::move(advice.help));
  }
  std::optional<Type> result;
  std::optional<Substitution> learnt;
  std::size_t matches = 0;
  for (const Overload& overload : *overloads) {
    if (overload.style != style || overload.use == Overload::Use::dynamic_only) continue;
    if (overload.parameters.size() != arguments.size()) continue;
    Substitution attempt = types_;
    const auto type = apply(overload, arguments, attempt);
    if (!type) continue;
    result = ++matches == 1 || attempt.finish(*type) == learnt->finish(*result) ? *type : Type::dyn();
    if (matches == 1) learnt = std::move(attempt);
  }
  if (!result) return no_match(node, call, name, style, arguments);
  // Several overloads fit only where something is dyn; then nothing is learnt about the arguments.
  if (matches == 1) types_ = std::move(*learnt);
  return matches == 1 ? types_.apply(*result) : learnt->finish(*result);
}

std::optional<Type> Checker::apply(const Overload& overload, const std::vector<Type>& arguments,
                                   Substitution& attempt) {
  std::map<std::size_t, Type> renamed;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (!attempt.assign(arguments[i], attempt.instantiate(overload.parameters[i], renamed)))
      return std::nullopt;
  }
  return attempt.instantiate(overload.result, renamed);
}

Type Checker::no_match(const Node& node, const Call& call, const std::string& name, Overload::Style style,
                       const std::vector<Type>& arguments) {
  std::vector<Type> shown;
  for (const Type& argument : arguments) shown.push_back(types_.finish(argument));
  Advice advice = no_overload(name, style, shown);
  // A function's name is the place; of an operator the whole expression.
  const bool named = name.front() != '_' && name.front() != '@' && name.front() != '!' && name.front() != '-';
  return fail(named ? call.place : node.span, std::move(advice.message), std::move(advice.help));
}

}  // namespace drctl::expression
