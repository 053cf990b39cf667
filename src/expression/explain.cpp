#include "expression/explain.hpp"

#include <algorithm>
#include <optional>

#include "expression/ast.hpp"
#include "expression/context.hpp"
#include "expression/evaluator.hpp"
#include "expression/names.hpp"
#include "expression/walk.hpp"

namespace drctl::expression {
namespace {

bool is_operator(const Node& node) {
  const auto* call = std::get_if<Call>(&node.form);
  if (!call)
    return !std::holds_alternative<Name>(node.form) && !std::holds_alternative<Select>(node.form) &&
           !std::holds_alternative<Has>(node.form) && !std::holds_alternative<Macro>(node.form);
  if (call->target || call->function == "_[_]") return false;
  return call->function.find_first_of("_@!-") == 0;
}

class Explainer {
 public:
  explicit Explainer(const Expression& expression) : text_(expression.text()), context_(Limits{}) {}

  void visit(const Node& node, const Bindings& bindings) {
    if (free_names(node).empty()) return;  // it has the same value always
    if (is_operator(node)) return visit_children(node, bindings);
    auto value = evaluate(node, bindings);
    if (const auto* macro = std::get_if<Macro>(&node.form)) {
      visit(*macro->range, bindings);
      if (macro->kind == Macro::Kind::all && value == Value(false)) add_culprit(*macro, bindings);
      if (is_judgement(*macro)) return;
    }
    if (!value) return visit_children(node, bindings);
    add(text_.substr(node.span.offset, node.span.length), std::move(*value));
  }

  std::vector<std::pair<std::string, Value>> take() { return std::move(parts_); }

 private:
  // all() and exists() say little themselves: what they judge is shown.
  static bool is_judgement(const Macro& macro) {
    return macro.kind == Macro::Kind::all || macro.kind == Macro::Kind::exists ||
           macro.kind == Macro::Kind::exists_one;
  }

  std::optional<Value> evaluate(const Node& node, const Bindings& bindings) {
    auto value = Evaluator(bindings, {}, context_).evaluate(node);
    return value ? std::optional(std::move(*value)) : std::nullopt;
  }

  void visit_children(const Node& node, const Bindings& bindings) {
    if (std::holds_alternative<Macro>(node.form)) return;
    for_each_child(node, [&](const Node& child) { visit(child, bindings); });
  }

  // The first element for which all() doesn't hold, and the parts of the predicate there.
  void add_culprit(const Macro& macro, const Bindings& bindings) {
    const auto range = evaluate(*macro.range, bindings);
    if (!range) return;
    const bool two = macro.variables.size() == 2;
    Bindings inner = bindings;
    const auto is_culprit = [&](const Value& first, const Value& second) {
      inner[macro.variables[0].name] = first;
      if (two) inner[macro.variables[1].name] = second;
      if (evaluate(*macro.body, inner) != Value(false)) return false;
      visit(*macro.body, inner);
      return true;
    };
    if (range->list()) {
      std::int64_t index = 0;
      for (const Value& element : *range->list()) {
        if (two ? is_culprit(index++, element) : is_culprit(element, {})) return;
      }
    } else {
      for (const auto& [key, value] : *range->map()) {
        if (is_culprit(key, value)) return;
      }
    }
  }

  void add(std::string text, Value value) {
    const auto same = [&](const auto& part) { return part.first == text; };
    if (std::none_of(parts_.begin(), parts_.end(), same))
      parts_.emplace_back(std::move(text), std::move(value));
  }

  const std::string& text_;
  Context context_;
  std::vector<std::pair<std::string, Value>> parts_;
};

}  // namespace

std::vector<std::pair<std::string, Value>> explain(const Expression& expression, const Bindings& bindings) {
  Explainer explainer(expression);
  explainer.visit(expression.root(), bindings);
  return explainer.take();
}

}  // namespace drctl::expression
