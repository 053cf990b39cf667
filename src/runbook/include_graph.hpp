#pragma once

#include <expected>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "drctl/adapter.hpp"
#include "runbook/library.hpp"
#include "runbook/reading.hpp"

namespace drctl {

/// Gives the text of the runbook with this name, which stands beside the one that includes it.
using FindIncluded =
    std::function<std::expected<std::shared_ptr<const Source>, Diagnostic>(const std::string& name)>;

/// The same as load_checked of library.hpp, for a text in memory.
std::expected<LoadedRunbook, Diagnostics> load_checked(const std::shared_ptr<const Source>& source,
                                                       std::span<const AdapterSpec> adapters,
                                                       const FindIncluded& find,
                                                       const CheckStep& further = {});

/// Every include in the steps, inside options too.
std::vector<const Include*> includes_of(const std::vector<Step>& steps);

/// A runbook and what it includes, read as far as possible, by name.
struct IncludeGraph {
  std::string root;  ///< the name of the first one
  std::map<std::string, Reading, std::less<>> readings;
  Diagnostics diagnostics;  ///< of the includes themselves: missing, circular
};

IncludeGraph read_includes(const std::shared_ptr<const Source>& source, std::span<const AdapterSpec> adapters,
                           const FindIncluded& find);

}  // namespace drctl
