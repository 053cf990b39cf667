#pragma once

#include <optional>

#include "plan/adapters.hpp"
#include "plan/prepare.hpp"
#include "runbook/runbook.hpp"

namespace drctl {

/// The call as far as it is known without variables and environment: names of settings stand, in capitals,
/// for their values. Nothing for an adapter that there is not. No I/O.
std::optional<std::expected<Prepared, PlacedError>> prepared_unbound(const CallText& call,
                                                                     const Adapters& adapters);

/// What the call can do, as it is written in a runbook that nothing is bound to yet: what its author states,
/// else what its adapter infers with every ${...} unknown; `change` when the adapter can't tell. No I/O.
Effect effect_of(const CallText& call, const Adapters& adapters);

/// Every call of the runbook that its adapter refuses whatever the environment and the variables are: a flag
/// that would never end, a statement that is none.
Diagnostics refused_calls(const Runbook& runbook, const Adapters& adapters);

}  // namespace drctl
