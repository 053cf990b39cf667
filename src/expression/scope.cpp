#include "expression/scope.hpp"

#include <algorithm>

#include "expression/library.hpp"

namespace drctl::expression {

std::string Path::prefix(std::size_t count) const {
  std::string result = name->name;
  for (std::size_t i = 0; i + 1 < count; ++i) result += "." + std::get<Select>(selections[i]->form).field;
  return result;
}

const Name* name_below(const Node& node) {
  const Node* at = &node;
  while (const auto* selection = std::get_if<Select>(&at->form)) at = selection->operand.get();
  return std::get_if<Name>(&at->form);
}

std::optional<Path> path_of(const Node& node) {
  if (name_below(node) == nullptr) return std::nullopt;
  Path path;
  const Node* at = &node;
  for (; std::holds_alternative<Select>(at->form); at = std::get<Select>(at->form).operand.get()) {
    path.selections.push_back(at);
  }
  path.name_node = at;
  path.name = std::get_if<Name>(&at->form);
  std::reverse(path.selections.begin(), path.selections.end());
  return path;
}

std::vector<std::string> candidates(std::string_view container, Name::Scope scope, std::string_view name) {
  std::vector<std::string> result;
  if (scope == Name::Scope::innermost) {
    while (!container.empty()) {
      result.push_back(std::string(container).append(".").append(name));
      const auto dot = container.rfind('.');
      container = container.substr(0, dot == std::string_view::npos ? 0 : dot);
    }
  }
  result.emplace_back(name);
  return result;
}

std::optional<std::string> qualified_function(const Call& call) {
  const auto path = call.target ? path_of(*call.target) : std::nullopt;
  if (!path) return std::nullopt;
  const std::string name = path->prefix(path->size()) + "." + call.function;
  return standard_library().find(name) ? std::optional(name) : std::nullopt;
}

}  // namespace drctl::expression
