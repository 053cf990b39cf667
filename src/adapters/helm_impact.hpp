#pragma once

#include <expected>
#include <functional>
#include <string>
#include <vector>

#include "adapters/helm_effect.hpp"

namespace drctl {

/// Runs a command of helm, which only reads, with the call's standard input; what it printed, or why it
/// failed.
using ReadHelm =
    std::function<std::expected<std::string, std::string>(const std::vector<std::string>& words)>;

/// What `words` would change: each object that an install, upgrade, rollback or uninstall adds, changes or
/// removes, found out by helm's own dry run and the manifests that it keeps. Empty for other verbs, and where
/// a flag stands of which it is not known what it does; "not known: ..." where helm did not tell.
std::string helm_impact(const HelmWords& words, const ReadHelm& helm);

}  // namespace drctl
