#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "expression/ast.hpp"

namespace drctl::expression {

// A name and the selections behind it, a.b.c: which part of it is a qualified name and which part selects
// fields depends on the names that there are.
struct Path {
  const Node* name_node = nullptr;
  const Name* name = nullptr;
  std::vector<const Node*> selections;  // each a Select, from the innermost

  std::size_t size() const { return 1 + selections.size(); }
  // The first `count` segments with dots between them.
  std::string prefix(std::size_t count) const;
};

// The name of which the node selects, at any depth, or that it is; nullptr when it is no such thing.
const Name* name_below(const Node& node);

// nullopt when the node is no such thing.
std::optional<Path> path_of(const Node& node);

// The names that `name` may stand for in a container "a.b", in order: "a.b.name", "a.name", "name".
std::vector<std::string> candidates(std::string_view container, Name::Scope scope, std::string_view name);

// base64.encode(x) looks like a method of `base64`, and is a function with a dot in its name: its name then.
std::optional<std::string> qualified_function(const Call& call);

}  // namespace drctl::expression
