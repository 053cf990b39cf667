#include "expression/evaluator.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "expression/lookup.hpp"
#include "expression/slips.hpp"
#include "support/edit_distance.hpp"

namespace drctl::expression {

Evaluator::Evaluator(const Bindings& bindings, std::string_view container, Context& context)
    : bindings_(bindings), container_(container), context_(context) {}

Evaluator::Result Evaluator::evaluate(const Node& node) {
  if (!context_.budget().step()) return std::unexpected(exhausted(node));
  Result result = std::visit([&](const auto& form) { return visit(node, form); }, node.form);
  if (context_.budget().exhausted()) return std::unexpected(exhausted(node));
  return result;
}

Error Evaluator::fail(const Span& place, std::string message, std::string help) const {
  return {place.offset, place.length, std::move(message), std::move(help)};
}

Error Evaluator::exhausted(const Node& node) {
  if (!exhausted_)
    exhausted_ = fail(node.span, context_.budget().why(), "let the step's command do this work");
  return *exhausted_;
}

Evaluator::Result Evaluator::visit(const Node&, const Literal& literal) { return literal.value; }

std::optional<Value> Evaluator::find_qualified(const std::string& name, Name::Scope scope) const {
  for (const std::string& candidate : candidates(container_, scope, name)) {
    if (const auto found = bindings_.find(candidate); found != bindings_.end()) return found->second;
  }
  if (const Value* type = find_type_value(name)) return *type;
  return std::nullopt;
}

Evaluator::Result Evaluator::resolve(const Path& path) {
  const auto selected = [&](Value value, std::size_t used) -> Result {
    for (std::size_t i = used - 1; i < path.selections.size(); ++i) {
      const auto& selection = std::get<Select>(path.selections[i]->form);
      auto next = select(value, selection.field, selection.place);
      if (!next) return next;
      value = std::move(*next);
    }
    return value;
  };
  if (path.name->scope == Name::Scope::innermost) {
    const auto local = std::find_if(locals_.rbegin(), locals_.rend(),
                                    [&](const auto& variable) { return variable.first == path.name->name; });
    if (local != locals_.rend()) return selected(local->second, 1);
  }
  for (std::size_t count = path.size(); count > 0; --count) {
    if (auto found = find_qualified(path.prefix(count), path.name->scope))
      return selected(std::move(*found), count);
  }
  return std::unexpected(undefined(path));
}

Error Evaluator::undefined(const Path& path) const {
  std::vector<std::string> known;
  for (const auto& [name, value] : bindings_) known.push_back(name);
  for (const auto& [name, value] : locals_) known.emplace_back(name);
  return fail(path.name_node->span, fmt::format("undefined name '{}'", path.name->name),
              did_you_mean(path.name->name, known));
}

Evaluator::Result Evaluator::visit(const Node& node, const Name&) { return resolve(*path_of(node)); }

Evaluator::Result Evaluator::visit(const Node& node, const Select& selection) {
  if (const auto path = path_of(node)) return resolve(*path);
  auto operand = evaluate(*selection.operand);
  return operand ? select(*operand, selection.field, selection.place) : operand;
}

Evaluator::Result Evaluator::select(const Value& operand, std::string_view field, const Span& place) {
  if (!operand.map()) {
    return std::unexpected(
        fail(place, fmt::format("a value of type {} has no field '{}'", type_name_of(operand), field),
             help_for_field(field)));
  }
  if (const Value* found = operand.field(field)) return *found;
  MissingKey missing = missing_key(*operand.map(), Value(field));
  return std::unexpected(fail(place, std::move(missing.message), std::move(missing.help)));
}

Evaluator::Result Evaluator::visit(const Node&, const Has& has) {
  auto operand = evaluate(*has.operand);
  if (!operand) return operand;
  if (operand->map()) return operand->field(has.field) != nullptr;
  return std::unexpected(fail(
      has.place, fmt::format("a value of type {} has no field '{}'", type_name_of(*operand), has.field)));
}

Evaluator::Result Evaluator::visit(const Node&, const Logic& logic) {
  const bool decisive = logic.sign == Logic::Operator::disjunction;
  std::optional<Error> first_error;
  for (const NodePointer& operand : logic.operands) {
    auto value = evaluate(*operand);
    if (value) value = truth(*operand, *value);
    if (value && *value->boolean() == decisive) return decisive;
    if (!value && context_.budget().exhausted()) return value;
    if (!value && !first_error) first_error = std::move(value.error());
  }
  if (first_error) return std::unexpected(std::move(*first_error));
  return !decisive;
}

Evaluator::Result Evaluator::truth(const Node& node, const Value& value) const {
  if (value.boolean()) return value;
  return std::unexpected(
      fail(node.span, fmt::format("expected a bool, found a value of type {}", type_name_of(value))));
}

Evaluator::Result Evaluator::visit(const Node&, const Conditional& conditional) {
  auto condition = evaluate(*conditional.condition);
  if (condition) condition = truth(*conditional.condition, *condition);
  if (!condition) return condition;
  return evaluate(*condition->boolean() ? *conditional.consequence : *conditional.alternative);
}

Evaluator::Result Evaluator::visit(const Node&, const ListLiteral& literal) {
  if (!context_.budget().make_elements(literal.elements.size())) return Value();
  Value::List list;
  for (const NodePointer& element : literal.elements) {
    auto value = evaluate(*element);
    if (!value) return value;
    list.push_back(std::move(*value));
  }
  return list;
}

Evaluator::Result Evaluator::visit(const Node&, const MapLiteral& literal) {
  if (!context_.budget().make_elements(2 * literal.entries.size())) return Value();
  Value::Map map;
  for (const auto& [key_node, value_node] : literal.entries) {
    auto key = evaluate(*key_node);
    if (!key) return key;
    auto value = evaluate(*value_node);
    if (!value) return value;
    if (auto refusal = insert(map, std::move(*key), std::move(*value))) {
      return std::unexpected(fail(key_node->span, std::move(*refusal)));
    }
  }
  return map;
}

}  // namespace drctl::expression
