#include "expression/names.hpp"

#include <algorithm>
#include <vector>

#include "expression/library.hpp"
#include "expression/scope.hpp"
#include "expression/walk.hpp"

namespace drctl::expression {
namespace {

class Collector {
 public:
  void visit(const Node& node) {
    if (const auto* name = name_below(node)) return add(node, *name);
    if (const auto* macro = std::get_if<Macro>(&node.form)) return visit_macro(*macro);
    const auto* call = std::get_if<Call>(&node.form);
    if (call && qualified_function(*call)) {
      for (const NodePointer& argument : call->arguments) visit(*argument);
      return;
    }
    for_each_child(node, [&](const Node& child) { visit(child); });
  }

  std::set<std::string> take() { return std::move(names_); }

 private:
  void add(const Node& node, const Name& name) {
    const bool innermost = name.scope == Name::Scope::innermost;
    if (innermost && std::find(bound_.begin(), bound_.end(), name.name) != bound_.end()) return;
    if (!begins_type_name(name.name) || !is_type(*path_of(node))) names_.insert(name.name);
  }

  static bool is_type(const Path& path) {
    for (std::size_t count = 1; count <= path.size(); ++count)
      if (find_type_value(path.prefix(count))) return true;
    return false;
  }

  void visit_macro(const Macro& macro) {
    visit(*macro.range);
    for (const MacroVariable& variable : macro.variables) bound_.push_back(variable.name);
    if (macro.condition) visit(*macro.condition);
    if (macro.body) visit(*macro.body);
    bound_.resize(bound_.size() - macro.variables.size());
  }

  std::set<std::string> names_;
  std::vector<std::string> bound_;
};

}  // namespace

std::set<std::string> free_names(const Node& root) {
  Collector collector;
  collector.visit(root);
  return collector.take();
}

}  // namespace drctl::expression
