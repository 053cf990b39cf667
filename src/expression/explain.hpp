#pragma once

#include <string>
#include <utility>
#include <vector>

#include "expression/expression.hpp"

namespace drctl::expression {

// Why an expression has the value it has: its parts that were looked up or called, as written, with their
// values, from left to right, each once. `size(a.b) == n` gives {"size(a.b)", 0}, {"n", 1}. Parts without a
// value are left out; literals too. Of an all() that doesn't hold the range is given and what its predicate
// saw in the first element that fails it: `rows.all(r, r.n > 0)` gives {"rows", [...]}, {"r.n", 0}.
std::vector<std::pair<std::string, Value>> explain(const Expression& expression, const Bindings& bindings);

}  // namespace drctl::expression
