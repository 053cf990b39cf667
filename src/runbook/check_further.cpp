#include "runbook/check_further.hpp"

#include <algorithm>

#include "runbook/findings.hpp"
#include "runbook/steps.hpp"

namespace drctl {

namespace {

/// Whether an error stands from the step's first line on, and before the next step's. A name that is taken
/// says nothing of what the step does.
bool is_sound(const Step& step, const Step* next, const Diagnostics& found) {
  const auto before = [](const Diagnostic& each, std::size_t line) { return each.place.line < line; };
  for (auto error = std::lower_bound(found.begin(), found.end(), step.place.line, before);
       error != found.end() && (next == nullptr || error->place.line < next->place.line); ++error)
    if (error->place.line != step.id.place.line || error->place.column != step.id.place.column) return false;
  return true;
}

}  // namespace

Diagnostics with_further(Diagnostics found, const Runbook& runbook, const CheckStep& further) {
  const auto steps = all_steps(runbook.steps);
  Findings all;
  for (std::size_t at = 0; at < steps.size(); ++at)
    if (is_sound(*steps[at], at + 1 < steps.size() ? steps[at + 1] : nullptr, found))
      all.add(further(*steps[at]));
  all.add(std::move(found));
  return all.take();
}

}  // namespace drctl
