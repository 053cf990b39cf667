#pragma once

#include "drctl/adapter.hpp"
#include "engine/drive.hpp"
#include "plan/prepare.hpp"

namespace drctl {

/// How long a call of its own may take: a check, what is done instead in a rehearsal.
milliseconds time_limit(const PlannedCall& call);
/// How long one attempt at the step may take; with `until`, all its polls together.
milliseconds time_limit(const PlannedStep& step);

/// One attempt at a step: the call, once, or with `until` again and again until the condition holds or the
/// timeout is over. A call that fails while waiting is "not yet"; the last failure is told when time is up.
Outcome attempt(const PlannedStep& step, const Prepared& prepared, const expression::Bindings& names,
                Narration& narration, const Hands& hands);

}  // namespace drctl
