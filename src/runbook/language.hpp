#pragma once

#include <string_view>
#include <vector>

#include "runbook/keys.hpp"

namespace drctl {

/// A mapping of the language and its keys: what schema, documentation and completion are made from.
struct MappingText {
  std::string_view name;  ///< "runbook", "variable", "step", ...
  std::vector<KeyText> keys;
};

/// Every mapping, in the order of docs/language.md. The adapters' fields come from their specs.
std::vector<MappingText> language();

/// "a duration such as 30s, 5m or 1h30m"
std::string_view describe(Wants wants);

}  // namespace drctl
