#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/event.hpp"
#include "plan/plan.hpp"

namespace drctl {

/// The plan's steps for RunStarted: they name every step in a journal that is read without its runbook.
std::vector<StepOutline> outline_of(const Plan& plan);

/// What the console knows of a step beyond its events.
struct StepDisplay {
  Show show = Show::nothing;
  std::string place;                   ///< "runbooks/db-corruption.yaml:42"
  int attempts = 1;                    ///< how many `retries` allows
  std::vector<std::string> retried{};  ///< ends that are tried again; empty: each failure
};

/// By step id.
using StepDisplays = std::map<std::string, StepDisplay, std::less<>>;
StepDisplays displays_of(const Plan& plan);

}  // namespace drctl
