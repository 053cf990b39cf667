// Operators, functions, methods and indexes.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "expression/checker.hpp"
#include "expression/regex.hpp"
#include "expression/time.hpp"
#include "expression/zone.hpp"
#include "support/codes.hpp"

namespace drctl::expression {

Type Checker::visit(const Node& node, const Call& call) {
  if (call.function == "_[_]") {
    const Type operand = types_.apply(visit(*call.arguments[0]));
    if (operand.kind() == Type::Kind::object) return index_object(call, operand);
    return dispatch(node, call, call.function, Overload::Style::function,
                    {operand, visit(*call.arguments[1])});
  }
  if (is_of_extension(call))
    return fail(codes::unknown_function, call.place,
                fmt::format("'{}' is of an extension of CEL that is not part of this language",
                            std::get<Name>(call.target->form).name + "." + call.function));
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
  if (is_macro(name) || resembles_macro(name))
    return unknown(call, name);  // with a wrong number of arguments, which are no expressions
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
  return fail(codes::unknown_field, index.span,
              fmt::format("expected a field's name, found {}", to_string(types_.finish(type))));
}

Type Checker::dispatch(const Node& node, const Call& call, const std::string& name, Overload::Style style,
                       const std::vector<Type>& arguments) {
  const auto* overloads = standard_library().find(name);
  if (!overloads) return unknown(call, name);
  const Overload* first = nullptr;
  std::vector<Type> results;
  for (const Overload& overload : *overloads) {
    if (overload.style != style || overload.use == Overload::Use::dynamic_only) continue;
    const std::size_t before = types_.mark();
    if (const auto result = apply(overload, arguments)) {
      results.push_back(types_.finish(*result));
      if (!first) first = &overload;
    }
    types_.take_back(before);
  }
  if (!first) return no_match(node, call, name, style, arguments);
  check_literals(call, name);
  // Several overloads fit only where something is dyn; then nothing is learnt about the arguments.
  if (results.size() == 1) return types_.apply(*apply(*first, arguments));
  const bool agree =
      std::all_of(results.begin(), results.end(), [&](const Type& r) { return r == results[0]; });
  return agree ? results[0] : Type::dyn();
}

std::optional<Type> Checker::apply(const Overload& overload, const std::vector<Type>& arguments) {
  if (overload.parameters.size() != arguments.size()) return std::nullopt;
  std::map<std::size_t, Type> renamed;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    // null may stand for an absent timestamp in a list or a comparison with ==, but no function takes it as
    // one.
    const bool any = overload.parameters[i].kind() == Type::Kind::variable;
    if (!any && types_.apply(arguments[i]).kind() == Type::Kind::null) return std::nullopt;
    if (!types_.assign(arguments[i], types_.instantiate(overload.parameters[i], renamed)))
      return std::nullopt;
  }
  return types_.instantiate(overload.result, renamed);
}

// What is written out can be tried now: a regular expression, a timestamp, a duration, a time zone.
void Checker::check_literals(const Call& call, const std::string& name) {
  if (literals_ == Literals::taken || call.arguments.empty()) return;
  const Node& node = *call.arguments.back();
  const auto* literal = std::get_if<Literal>(&node.form);
  const std::string* text = literal ? literal->value.string() : nullptr;
  if (!text) return;
  std::optional<std::string> wrong;
  const auto keep = [&](const auto& result) {
    if (!result) wrong = result.error();
  };
  if (name == "matches") keep(Regex::compile(*text));
  if (name == "timestamp") keep(parse_timestamp(*text));
  if (name == "duration") keep(parse_duration(*text));
  if (call.target && name.starts_with("get")) keep(utc_offset(*text, 0));
  if (wrong) fail(codes::bad_argument, node.span, std::move(*wrong));
}

Type Checker::unknown(const Call& call, const std::string& name) {
  Advice advice = unknown_function(name);
  return fail(codes::unknown_function, call.place, std::move(advice.message), std::move(advice.help));
}

Type Checker::no_match(const Node& node, const Call& call, const std::string& name, Overload::Style style,
                       const std::vector<Type>& arguments) {
  std::vector<Type> shown;
  for (const Type& argument : arguments) shown.push_back(types_.finish(argument));
  Advice advice = no_overload(name, style, shown);
  // A function's name is the place; of an operator the whole expression.
  const bool named = name.front() != '_' && name.front() != '@' && name.front() != '!' && name.front() != '-';
  return fail(codes::no_overload, named ? call.place : node.span, std::move(advice.message),
              std::move(advice.help));
}

}  // namespace drctl::expression
