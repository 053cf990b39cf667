#pragma once

#include <set>
#include <string>

#include "expression/ast.hpp"

namespace drctl::expression {

// The first segments of the names that a tree uses and that no macro of it binds; types' names are none.
std::set<std::string> free_names(const Node& root);

}  // namespace drctl::expression
