#pragma once

#include <string>
#include <vector>

#include "engine/state.hpp"

namespace drctl {

/// What is known of a step beyond what its gate shows, in words; what is not known is empty.
struct StepFacts {
  std::string description, owners, links;
  std::string place;            ///< "runbooks/db-corruption.yaml:42"
  Json arguments;               ///< of the call, resolved: also what the command does not show
  std::string change;           ///< all lines of what the call would change
  std::string check, expected;  ///< the call that tells whether it is done; what must be true afterwards
  std::string by_hand;          ///< how it is done without drctl
  std::string time_limit;       ///< of an attempt
  std::string last_error;       ///< of an attempt before
  std::string before;           ///< what came of the steps before, a line each
};

/// Pure. `names` are those of the step, `call` is what would be made. `change` is left to who looks.
StepFacts facts_of(const Plan& plan, const State& state, std::size_t step, const expression::Bindings& names,
                   const Call& call);

}  // namespace drctl
