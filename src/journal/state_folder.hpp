#pragma once

#include <expected>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace drctl {

/// The value of an environment variable, or nothing.
using Variables = std::function<std::optional<std::string>(const char* name)>;

/// Where runs and locks are kept: $DRCTL_STATE, else $XDG_STATE_HOME/drctl, else ~/.local/state/drctl. An
/// empty or relative XDG_STATE_HOME counts as unset (XDG Base Directory Specification 0.8). Creates nothing.
/// Fails when none of them and no HOME is set.
std::expected<std::filesystem::path, std::string> state_folder(const Variables& variables);

/// Creates the folder and what is missing above it, for the owner only (0700), for good: also after a loss of
/// power.
std::expected<void, std::string> create_private_folder(const std::filesystem::path& folder);

}  // namespace drctl
