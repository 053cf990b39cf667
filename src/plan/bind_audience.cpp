#include <algorithm>

#include "plan/binder.hpp"

namespace drctl {

/// An environment without a channel is well: nobody is told there.
void bind_audience(Binder& binder, const Runbook& runbook) {
  auto& audience = binder.plan.audience;
  audience.notices = &runbook.notices;
  audience.adapter = binder.request.adapters->find("notify");
  for (const auto& name : runbook.notices.to) {
    const auto target = std::ranges::find(binder.plan.targets, name.text, &Target::name);
    if (target != binder.plan.targets.end()) audience.channels.push_back(*target);
  }
}

}  // namespace drctl
