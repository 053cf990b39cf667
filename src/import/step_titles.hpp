#pragma once

#include <string>
#include <vector>

#include "import/draft.hpp"

namespace drctl {

/// Gives steps that come from one item of a document their titles: a single one has the item's, and what its
/// script said becomes its description; of several each has its own, and the item stands above the first.
void give_titles(std::vector<DraftedStep>& steps, const std::string& title);

/// Makes a gate of what is to be done only under a condition: "Drain (if needed)", "If containerized".
void ask_conditions(std::vector<DraftedStep>& steps, const std::string& title);

/// A title of one line, without what only ends it; long ones are cut, and stand whole in the description.
void tidy_title(DraftedStep& step);

}  // namespace drctl
