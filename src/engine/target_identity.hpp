#pragma once

#include <expected>
#include <string>

#include "engine/state.hpp"

/// Whether a target is the one that was meant (docs/architecture.md, "The target").
namespace drctl {

/// What the target should say of itself: what it said earlier in this run, else what the environment pins;
/// empty when neither is known, or when the operator expects a new one.
std::string expected_identity(const Plan& plan, const State& state, const Target& target);

/// What follows from its answer, or from why it gave none.
TargetIdentified judge_identity(const Plan& plan, const State& state, const Target& target,
                                const std::expected<std::string, std::string>& answer);

/// Why nothing may be changed there; empty when the target is the right one, as far as can be known.
std::string wrong_target(const SeenTarget& seen, const std::string& target);

}  // namespace drctl
