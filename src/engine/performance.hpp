#pragma once

#include <functional>

#include "engine/decide.hpp"
#include "engine/drive.hpp"

namespace drctl {

/// To whom a step at work is told; both may be called many times.
struct Told {
  std::function<void(const Happening&)> record;
  std::function<void(std::size_t done, std::size_t total, std::string_view what)> progress;
};

/// What stands in the journal before the attempt.
StepStarted intent(const PlannedStep& step, const Perform& perform);

/// The attempt itself, and what came of it. Touches nothing of the engine's: it may be on any thread.
StepFinished performed(const PlannedStep& step, const Perform& perform, const expression::Bindings& names,
                       const Told& told, const Hands& hands);

}  // namespace drctl
