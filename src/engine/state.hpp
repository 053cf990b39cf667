#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/event.hpp"
#include "plan/plan.hpp"

namespace drctl {

enum class StepState {
  pending,
  running,   ///< started, no outcome yet; after a resume: unknown
  failed,    ///< the last attempt did not succeed; someone must say what now
  succeeded,
  skipped,
};

/// Where one step is.
struct StepProgress {
  StepState state = StepState::pending;
  int attempts = 0;
  bool asked = false;      ///< its gate has been opened and not answered
  bool approved = false;   ///< for the coming attempts; void once one has ended in doubt
  bool checked = false;    ///< its `check` has been asked since the last doubt
  bool in_doubt = false;   ///< was running when drctl died
  bool by_hand = false;
  std::string option;      ///< the decision taken
  std::string end, error, help;  ///< of the last attempt
  std::string reason;      ///< why skipped
  std::string approved_by;
  std::string effect;      ///< of the last attempt
  Json result;
  std::optional<std::chrono::system_clock::time_point> started, finished;
  std::int64_t duration_ms = 0;  ///< of the last attempt
};

enum class Phase { forward, rolling_back };

/// Where a run is: a fold of apply over its events.
struct State {
  std::vector<StepProgress> steps;                    ///< as Plan::steps
  std::vector<std::map<std::string, Json>> captures;  ///< as Plan::frames
  Phase phase = Phase::forward;
  std::optional<RunEnded> ended;  ///< of the last session; gone after a resume
  std::chrono::system_clock::time_point started, last;
  int sessions = 0;
  std::optional<std::chrono::system_clock::time_point> recovery_point;  ///< what the capture of that name holds
};

/// A run that has not begun.
State initial(const Plan& plan);

/// The state after `event`. Pure; an event of an unknown step changes nothing.
State apply(const Plan& plan, State state, const Event& event);

}  // namespace drctl
