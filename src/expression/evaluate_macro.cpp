// The loops: all, exists, exists_one, filter, map and their forms with two variables.
#include <fmt/format.h>

#include "expression/evaluator.hpp"
#include "expression/lookup.hpp"

namespace drctl::expression {

// What a loop has found so far.
struct Evaluator::Loop {
  bool decided = false;  // further elements can't change the result
  std::size_t count = 0;
  std::optional<Error> first_error;
  Value::List list;
  Value::Map map;
};

Evaluator::Result Evaluator::visit(const Node& node, const Macro& macro) {
  auto range = evaluate(*macro.range);
  if (!range) return range;
  if (!range->list() && !range->map()) {
    return std::unexpected(
        fail(macro.range->span,
             fmt::format("expected a list or a map, found a value of type {}", type_name_of(*range))));
  }
  Loop loop;
  const bool two = macro.variables.size() == 2;
  const auto turn = [&](const Value& first, const Value& second) -> std::expected<void, Error> {
    locals_.emplace_back(macro.variables[0].name, first);
    if (two) locals_.emplace_back(macro.variables[1].name, second);
    auto result = take(node, macro, loop);
    locals_.resize(locals_.size() - macro.variables.size());
    if (!result && context_.budget().exhausted()) return std::unexpected(exhausted(node));
    return result;
  };
  std::int64_t index = 0;
  if (const auto* list = range->list()) {
    for (const Value& element : *list) {
      if (loop.decided) break;
      const auto taken = two ? turn(index++, element) : turn(element, {});
      if (!taken) return std::unexpected(taken.error());
    }
  } else {
    for (const auto& [key, value] : *range->map()) {
      if (loop.decided) break;
      if (const auto taken = turn(key, value); !taken) return std::unexpected(taken.error());
    }
  }
  return finish(macro, loop);
}

std::expected<void, Error> Evaluator::take(const Node& node, const Macro& macro, Loop& loop) {
  if (macro.condition) {
    auto condition = evaluate(*macro.condition);
    if (condition) condition = truth(*macro.condition, *condition);
    if (!condition) return std::unexpected(std::move(condition.error()));
    if (!*condition->boolean()) return {};
  }
  if (macro.kind == Macro::Kind::filter) {
    context_.budget().make_elements(1);
    loop.list.push_back(locals_.back().second);
    return {};
  }
  auto value = evaluate(*macro.body);
  switch (macro.kind) {
    case Macro::Kind::all:
    case Macro::Kind::exists:
    case Macro::Kind::exists_one:
      return judge(macro, std::move(value), loop);
    default:
      break;
  }
  if (!value) return std::unexpected(std::move(value.error()));
  return collect(node, macro, std::move(*value), loop);
}

// Errors of a predicate don't end all() and exists(), which a later element may decide.
std::expected<void, Error> Evaluator::judge(const Macro& macro, Result value, Loop& loop) {
  if (value) value = truth(*macro.body, *value);
  const bool absorbs = macro.kind != Macro::Kind::exists_one;
  if (!value) {
    if (!absorbs || context_.budget().exhausted()) return std::unexpected(std::move(value.error()));
    if (!loop.first_error) loop.first_error = std::move(value.error());
    return {};
  }
  const bool holds = *value->boolean();
  if (holds) ++loop.count;
  loop.decided = absorbs && holds == (macro.kind == Macro::Kind::exists);
  return {};
}

std::expected<void, Error> Evaluator::collect(const Node& node, const Macro& macro, Value value, Loop& loop) {
  context_.budget().make_elements(macro.kind == Macro::Kind::list ? 1 : 2);
  std::optional<std::string> refusal;
  if (macro.kind == Macro::Kind::list) {
    loop.list.push_back(std::move(value));
  } else if (macro.kind == Macro::Kind::map) {
    refusal = insert(loop.map, locals_[locals_.size() - 2].second, std::move(value));
  } else if (!value.map()) {
    refusal = fmt::format("expected a map of the new entries, found a value of type {}", type_name_of(value));
  } else {
    for (const auto& [key, element] : *value.map()) {
      if (!refusal && context_.budget().make_elements(2)) refusal = insert(loop.map, key, element);
    }
  }
  if (refusal) return std::unexpected(fail(macro.body ? macro.body->span : node.span, std::move(*refusal)));
  return {};
}

Evaluator::Result Evaluator::finish(const Macro& macro, Loop& loop) {
  switch (macro.kind) {
    case Macro::Kind::all:
    case Macro::Kind::exists:
      if (loop.first_error && !loop.decided) return std::unexpected(std::move(*loop.first_error));
      return loop.decided == (macro.kind == Macro::Kind::exists);
    case Macro::Kind::exists_one:
      return loop.count == 1;
    case Macro::Kind::map:
    case Macro::Kind::map_entry:
      return std::move(loop.map);
    case Macro::Kind::filter:
    case Macro::Kind::list:
      break;
  }
  return std::move(loop.list);
}

}  // namespace drctl::expression
