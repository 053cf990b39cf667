#pragma once

#include "engine/decide.hpp"

namespace drctl {

/// What comes next for a step that is not settled and whose turn it is.
Next decide_step(const Plan& plan, const State& state, std::size_t index);

/// The same for one that failed: another try, what `on_failure` says, or a question.
Next decide_failed(const Plan& plan, const State& state, std::size_t index);

/// The same for one that was started and has no outcome: drctl died while it was at work.
Next decide_unknown(const Plan& plan, const State& state, std::size_t index);

}  // namespace drctl
