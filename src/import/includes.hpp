#pragma once

#include <optional>

#include "import/document.hpp"
#include "import/draft.hpp"
#include "import/scenario_steps.hpp"

namespace drctl {

/// The step that includes what the item leads to, when it is nothing but a link to runbooks of the same
/// document; of several the operator chooses.
std::optional<StepDraft> included_by(const Block& item, const RunbookDraft& draft, const Anchors& anchors);

/// Gives each runbook the targets of those that it includes. An include that would lead in a circle becomes
/// a step by hand.
void settle_includes(std::vector<RunbookDraft>& runbooks);

}  // namespace drctl
