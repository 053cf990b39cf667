#include "runbook/check_further.hpp"

#include <algorithm>

#include "runbook/findings.hpp"
#include "runbook/steps.hpp"

namespace drctl {

namespace {

/// Whether an error stands between the step's begin and the next step's. A name that is taken says nothing of
/// what the step does.
bool is_sound(const Step& step, const Step* next, const Diagnostics& found) {
  const auto at = [](const Diagnostic& each) { return position_of(each.place); };
  const auto first = std::ranges::lower_bound(found, position_of(step.place), {}, at);
  const auto behind =
      next == nullptr ? found.end() : std::ranges::lower_bound(found, position_of(next->place), {}, at);
  return std::all_of(first, std::max(first, behind), [&](const Diagnostic& error) {
    return position_of(error.place) == position_of(step.id.place);
  });
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
