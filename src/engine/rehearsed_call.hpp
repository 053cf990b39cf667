#pragma once

#include "engine/rehearse.hpp"
#include "plan/prepare.hpp"

namespace drctl {

/// Makes the call of `into.step` in its strongest form that changes nothing, and says in `into` what came of
/// it.
Proof rehearse_call(const Prepared& prepared, const expression::Bindings& names, const Cancellation& cancel,
                    Rehearsed& into);

/// What the step's own check says now; false when it can't tell.
bool already_done(const PlannedStep& step, const Prepared& check, const expression::Bindings& names,
                  const Cancellation& cancel);

}  // namespace drctl
