#include "expression/explain.hpp"

#include <algorithm>

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
  Explainer(const Expression& expression, const Bindings& bindings)
      : text_(expression.text()), bindings_(bindings), context_(Limits{}) {}

  void visit(const Node& node) {
    if (free_names(node).empty()) return;  // it can't have another value
    if (is_operator(node)) return visit_children(node);
    auto value = Evaluator(bindings_, {}, context_).evaluate(node);
    if (!value) return visit_children(node);
    add(text_.substr(node.span.offset, node.span.length), std::move(*value));
    if (const auto* macro = std::get_if<Macro>(&node.form)) visit(*macro->range);
  }

  std::vector<std::pair<std::string, Value>> take() { return std::move(parts_); }

 private:
  void visit_children(const Node& node) {
    if (const auto* macro = std::get_if<Macro>(&node.form)) return visit(*macro->range);
    for_each_child(node, [&](const Node& child) { visit(child); });
  }

  void add(std::string text, Value value) {
    const auto same = [&](const auto& part) { return part.first == text; };
    if (std::none_of(parts_.begin(), parts_.end(), same))
      parts_.emplace_back(std::move(text), std::move(value));
  }

  const std::string& text_;
  const Bindings& bindings_;
  Context context_;
  std::vector<std::pair<std::string, Value>> parts_;
};

}  // namespace

std::vector<std::pair<std::string, Value>> explain(const Expression& expression, const Bindings& bindings) {
  Explainer explainer(expression, bindings);
  explainer.visit(expression.root());
  return explainer.take();
}

}  // namespace drctl::expression
