#pragma once

#include <expected>
#include <string>

#include "adapters/kubectl_secrets.hpp"

namespace drctl {

enum class KubectlInput { none, given };

/// Refuses what a step must not run, worded for the runbook's author: commands that never end or want a
/// terminal, flags that choose another cluster than the target, and whatever would print or list a secret.
std::expected<void, std::string> check_kubectl(const KubectlWords& words, KubectlInput input,
                                               KubectlOutput output = KubectlOutput::shown);

}  // namespace drctl
