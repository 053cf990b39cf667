#pragma once

#include <string>
#include <vector>

#include "import/document.hpp"
#include "import/draft.hpp"
#include "import/names.hpp"
#include "import/scenario_steps.hpp"

namespace drctl {

/// The steps that include what the item leads to, when it is nothing but a link to other runbooks of the same
/// document; of alternatives the operator chooses. None for any other item. Takes the ids of `ids`.
std::vector<DraftedStep> included_by(const Block& item, const std::string& runbook, const Anchors& anchors,
                                     UniqueNames& ids);

/// Gives each runbook the targets of those that it includes. An include that would lead in a circle becomes
/// a step by hand.
void settle_includes(std::vector<RunbookDraft>& runbooks);

}  // namespace drctl
