#pragma once

#include <span>
#include <string>

#include "cli/command.hpp"

/// Scripts that complete the command line: commands, options, the words of options, and the runbooks,
/// environments and runs that `drctl list` and `drctl runs` tell at that moment; files where anything else is
/// wanted.
namespace drctl {

std::string bash_completion(std::span<const CommandRow> commands);
std::string zsh_completion(std::span<const CommandRow> commands);
std::string fish_completion(std::span<const CommandRow> commands);

/// What prints the values that a positional or an option's value of this name may have: "drctl list ...";
/// empty when they are not known.
std::string values_of(const std::string& name);

}  // namespace drctl
