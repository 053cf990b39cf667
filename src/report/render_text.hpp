#pragma once

#include <string>

#include "plan/written_calls.hpp"
#include "runbook/library.hpp"

namespace drctl {

/// The runbook as Markdown (CommonMark, with GitHub's tables) that a person can follow by hand where drctl
/// can't run: what it is for, what must be known, and each step with its command, its danger, what to see
/// afterwards and how to undo it. Included runbooks stand where they are included. `environment`: its name,
/// or empty. Nothing that a runbook says can break out of its place.
std::string render_text(const LoadedRunbook& loaded, const WrittenCalls& calls,
                        const std::string& environment);

}  // namespace drctl
