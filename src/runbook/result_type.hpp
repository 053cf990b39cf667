#pragma once

#include "drctl/adapter.hpp"
#include "runbook/runbook.hpp"

namespace drctl {

/// What `result` is of this call: what the adapter says, and of what the call itself names, the names: those
/// that `ask` of a `manual` step asks for.
expression::Type result_type(const AdapterSpec& adapter, const CallText& call);

}  // namespace drctl
