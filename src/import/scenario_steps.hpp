#pragma once

#include <map>
#include <string>
#include <vector>

#include "import/draft.hpp"
#include "import/scenarios.hpp"

namespace drctl {

/// Which runbooks a link of the document leads to, by "#database-recovery".
struct LinkedRunbooks {
  std::vector<std::string> names;
  bool are_alternatives = false;  ///< one of them is chosen; else all, in their order
};
using Anchors = std::map<std::string, LinkedRunbooks>;

/// What the steps of a scenario are made with.
struct StepContext {
  const Refusal& refusal;
  const Anchors& anchors;
  std::vector<Unplaced>& unplaced;  ///< takes what became a comment
};

/// Fills fields, description and steps of the draft from the scenario's section, in the document's order.
void add_steps(const Section& section, RunbookDraft& draft, const StepContext& context);

}  // namespace drctl
