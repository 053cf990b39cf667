#pragma once

#include <expected>
#include <string>

#include "adapters/helm_effect.hpp"

namespace drctl {

enum class HelmInput { none, given };

/// Refuses what a step must not run, worded for the runbook's author: flags that choose another cluster than
/// the target, passwords as arguments, whatever runs other programs.
std::expected<void, std::string> check_helm(const HelmWords& words, HelmInput input);

}  // namespace drctl
