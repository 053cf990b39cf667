#pragma once

#include <expected>
#include <filesystem>
#include <string>

#include "drctl/diagnostic.hpp"
#include "runbook/runbook.hpp"

namespace drctl {

/// The secret that the origin names: an environment variable, or a file less its last newline. Relative paths
/// start at `folder`. Fails when it is not there or empty, with the place of the origin; the value is in no
/// message.
std::expected<std::string, Diagnostic> read_secret(const SecretOrigin& origin,
                                                   const std::filesystem::path& folder);

}  // namespace drctl
