// Operators, functions, methods and indexes.
#include <fmt/format.h>

#include <algorithm>

#include "expression/advice.hpp"
#include "expression/evaluator.hpp"
#include "expression/lookup.hpp"

namespace drctl::expression {
namespace {

bool accepts(const Type& parameter, const Value& argument) {
  using K = Type::Kind;
  switch (argument.kind()) {
    case Value::Kind::map:
      return parameter.kind() == K::map || parameter.kind() == K::variable;
    case Value::Kind::null:
      return parameter.kind() == K::null || parameter.kind() == K::variable;
    default:
      break;
  }
  return parameter.kind() == K::variable || parameter.kind() == type_of(argument).kind();
}

bool accepts(const Overload& overload, Overload::Style style, Arguments arguments) {
  return overload.style == style &&
         std::equal(
             overload.parameters.begin(), overload.parameters.end(), arguments.begin(), arguments.end(),
             [](const Type& parameter, const Value& argument) { return accepts(parameter, argument); });
}

std::vector<Type> types_of(Arguments arguments) {
  std::vector<Type> types;
  for (const Value& argument : arguments) types.push_back(type_of(argument));
  return types;
}

}  // namespace

Evaluator::Result Evaluator::visit(const Node& node, const Call& call) {
  if (call.function == "_[_]") return index(node, call);
  if (!call.target) return dispatch(node, call, call.function, Overload::Style::function);
  if (const auto name = qualified_function(call))
    return dispatch(node, call, *name, Overload::Style::function);
  return dispatch(node, call, call.function, Overload::Style::method);
}

std::expected<std::vector<Value>, Error> Evaluator::evaluate_arguments(const Call& call,
                                                                       Overload::Style style) {
  std::vector<Value> values;
  const auto add = [&](const Node& node) -> std::expected<void, Error> {
    auto value = evaluate(node);
    if (!value) return std::unexpected(std::move(value.error()));
    values.push_back(std::move(*value));
    return {};
  };
  if (style == Overload::Style::method) {
    if (auto added = add(*call.target); !added) return std::unexpected(std::move(added.error()));
  }
  for (const NodePointer& argument : call.arguments) {
    if (auto added = add(*argument); !added) return std::unexpected(std::move(added.error()));
  }
  return values;
}

Evaluator::Result Evaluator::dispatch(const Node& node, const Call& call, const std::string& name,
                                      Overload::Style style) {
  const auto* overloads = standard_library().find(name);
  if (!overloads) {
    Advice advice = unknown_function(name);
    return std::unexpected(fail(call.place, std::move(advice.message), std::move(advice.help)));
  }
  auto arguments = evaluate_arguments(call, style);
  if (!arguments) return std::unexpected(std::move(arguments.error()));
  const auto overload = std::find_if(overloads->begin(), overloads->end(), [&](const Overload& candidate) {
    return accepts(candidate, style, *arguments);
  });
  if (overload == overloads->end()) {
    Advice advice = no_overload(name, style, types_of(*arguments));
    return std::unexpected(fail(node.span, std::move(advice.message), std::move(advice.help)));
  }
  Outcome outcome = overload->run(*arguments, context_);
  if (!outcome) return std::unexpected(fail(node.span, std::move(outcome.error())));
  return std::move(*outcome);
}

Evaluator::Result Evaluator::index(const Node& node, const Call& call) {
  auto operand = evaluate(*call.arguments[0]);
  if (!operand || !operand->map()) {
    return operand ? dispatch(node, call, call.function, Overload::Style::function) : operand;
  }
  auto key = evaluate(*call.arguments[1]);
  if (!key) return key;
  if (const Value* found = find_key(*operand->map(), *key)) return *found;
  MissingKey missing = missing_key(*operand->map(), *key);
  return std::unexpected(fail(call.arguments[1]->span, std::move(missing.message), std::move(missing.help)));
}

}  // namespace drctl::expression
