#pragma once

#include <functional>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "drctl/adapter.hpp"
#include "runbook/findings.hpp"

namespace drctl {

/// What every reading function has at hand.
struct Reader {
  std::span<const AdapterSpec> adapters;
  Findings findings{};
  /// Names whose declaration could not be read: they exist, but nothing is known of them.
  std::set<std::string, std::less<>> broken_names{};
  /// A part that could not be read may have declared names: an unknown name may be one of those.
  bool names_missing = false;
  bool targets_missing = false;

  /// The adapter's row, or nullptr.
  const AdapterSpec* adapter(std::string_view name) const {
    for (const auto& spec : adapters)
      if (spec.name == name) return &spec;
    return nullptr;
  }
};

}  // namespace drctl
