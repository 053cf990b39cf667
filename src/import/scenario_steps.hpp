#pragma once

#include <string>
#include <vector>

#include "import/draft.hpp"
#include "import/scenarios.hpp"

namespace drctl {

/// What the steps of a scenario are made with.
struct StepContext {
  const Refusal& refusal;
  const Anchors& anchors;
  std::vector<Unplaced>& unplaced;  ///< takes what became a comment
};

/// Fills fields, description and steps of the draft from the scenario's section, in the document's order.
void add_steps(const Section& section, RunbookDraft& draft, const StepContext& context);

}  // namespace drctl
