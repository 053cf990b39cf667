#pragma once

#include <memory>
#include <set>
#include <span>
#include <string>

#include "drctl/adapter.hpp"
#include "drctl/diagnostic.hpp"
#include "runbook/runbook.hpp"

namespace drctl {

/// As much of a runbook as could be read, and what is wrong with the rest. Enough to check names and types in
/// what was read, without complaints that only follow from those that are here already.
struct Reading {
  Runbook runbook;
  Diagnostics diagnostics;
  std::set<std::string, std::less<>> broken_names;  ///< declared, but nothing is known of them
  bool names_missing = false;                       ///< other names may have been declared in what is missing
  bool targets_missing = false;                     ///< some of the targets could not be read
  bool usable = true;                               ///< false when there is nothing to check
};

Reading read_what_is_there(const std::shared_ptr<const Source>& source,
                           std::span<const AdapterSpec> adapters);

}  // namespace drctl
