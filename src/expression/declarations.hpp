#pragma once

#include <map>
#include <string>

#include "expression/type.hpp"

namespace drctl::expression {

// The names that an expression may use and their types. A name may be qualified: "a.b".
using Declarations = std::map<std::string, Type>;

}  // namespace drctl::expression
