#pragma once

#include <optional>
#include <string_view>

#include "drctl/effect.hpp"

namespace drctl {

/// What calling a function does beyond computing a value.
struct FunctionEffect {
  Effect effect;
  std::string_view what;  ///< follows the name: "ends other sessions"
};

/// The effect of the function `name` (without schema, as the parser folds it) of PostgreSQL or of an
/// extension that comes with it; nothing when it only reads or when it is not one of them.
std::optional<FunctionEffect> function_effect(std::string_view name);

}  // namespace drctl
