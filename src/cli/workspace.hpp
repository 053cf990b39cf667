#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>

#include "cli/problem.hpp"
#include "plan/bind.hpp"
#include "runbook/library.hpp"

/// What commands find by name: runbooks and environments, read and checked.
namespace drctl {

/// What every adapter of the catalog looks like.
std::span<const AdapterSpec> adapter_specs();

/// The folders where names are looked up.
Library library();

/// The runbook by name or path, checked with all that it includes.
OrProblem<std::shared_ptr<const LoadedRunbook>> load_runbook(const std::string& name);

struct NamedEnvironment {
  std::shared_ptr<const Environment> environment;  ///< none when the runbook needs none and none was named
  std::filesystem::path path;
};

/// The environment that is named, else the one of $DRCTL_ENV; a problem when the runbook needs one and none
/// is named.
OrProblem<NamedEnvironment> load_environment_for(const Runbook& runbook, const std::string& name);

}  // namespace drctl
