#include "engine/impact.hpp"

#include "plan/silent_narration.hpp"

namespace drctl {
namespace {

/// Somebody waits for the question.
constexpr std::chrono::seconds patience{10};

}  // namespace

std::string impact_of(const PlannedStep& step, const Call& call, const Cancellation& cancel) {
  SilentNarration silent;
  Execution execution{cancel, patience, silent};
  return step.call->adapter->impact(call, execution);
}

}  // namespace drctl
