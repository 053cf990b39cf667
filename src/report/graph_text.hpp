#pragma once

#include <string>

#include "report/graph_pen.hpp"
#include "runbook/lint.hpp"

namespace drctl {

/// The runbook as a flowchart, drawn by `pen`: steps, decisions with their options, what is included, where a
/// run goes on after a failure; steps with a gate stand out.
std::string graph_text(const LoadedRunbook& loaded, const EffectOf& effect_of, GraphPen& pen);

}  // namespace drctl
