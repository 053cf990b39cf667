#pragma once

#include <functional>

#include "expression/ast.hpp"

namespace drctl::expression {

// Calls `visit` with each child of the node, from left to right; absent ones are left out.
void for_each_child(const Node& node, const std::function<void(const Node&)>& visit);

// The depth of its deepest child; 0 of a leaf.
std::size_t depth_of_children(const Node& node);

}  // namespace drctl::expression
