#pragma once

#include "runbook/library.hpp"

namespace drctl {

/// What was `found` in the runbook, in the order of its lines, and what `further` says of the steps in which
/// nothing was: what it would say of the others may be no more than what follows from their errors.
Diagnostics with_further(Diagnostics found, const Runbook& runbook, const CheckStep& further);

}  // namespace drctl
