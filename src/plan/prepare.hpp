#pragma once

#include <expected>
#include <string>

#include "plan/resolve.hpp"

namespace drctl {

/// A call resolved and judged: what will be done, with which effect, and whether a gate stands before it.
struct Prepared {
  Call call;
  Preview preview;          ///< effect and reason as the adapter infers them
  Effect effect;            ///< as the author states it, else inferred
  std::string reason;       ///< why it has that effect
  bool gated = false;       ///< destructive, or the author wants a confirmation
  std::string consequence;  ///< for the gate
};

/// Of the adapter, its arguments and its target: what an approval is bound to.
std::string digest_of(const PlannedCall& planned, const Call& call);

/// The step's call, made with what `names` holds. No I/O. Fails where a text can't be evaluated or the
/// adapter refuses the call.
std::expected<Prepared, PlacedError> prepare(const PlannedStep& step, const expression::Bindings& names,
                                             Unknown unknown = Unknown::fails);

/// The same for another call of the step: its check.
std::expected<Prepared, PlacedError> prepare(const PlannedCall& call, const expression::Bindings& names,
                                             Unknown unknown = Unknown::fails);

}  // namespace drctl
