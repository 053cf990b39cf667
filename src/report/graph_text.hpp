#pragma once

#include <string>

#include "runbook/lint.hpp"

namespace drctl {

/// The runbook as a flowchart of Mermaid (https://mermaid.js.org), which GitHub, GitLab and editors draw:
/// steps, decisions with their options, what is included; steps with a gate stand out.
std::string graph_text(const LoadedRunbook& loaded, const EffectOf& effect_of);

}  // namespace drctl
