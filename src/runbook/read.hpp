#pragma once

#include <expected>
#include <memory>
#include <span>

#include "drctl/adapter.hpp"
#include "drctl/diagnostic.hpp"
#include "runbook/runbook.hpp"

namespace drctl {

/// What the text says, or everything that is wrong with how it is written. `adapters` gives the action keys
/// and their fields. Names and types in expressions are not looked at: see check.hpp.
std::expected<Runbook, Diagnostics> read_runbook(std::shared_ptr<const Source> source,
                                                 std::span<const AdapterSpec> adapters);

/// The same for an environment file.
std::expected<Environment, Diagnostics> read_environment(std::shared_ptr<const Source> source);

}  // namespace drctl
