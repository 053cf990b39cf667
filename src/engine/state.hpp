#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/event.hpp"
#include "plan/plan.hpp"

namespace drctl {

enum class StepState {
  pending,
  running,  ///< started and no outcome yet; after a resume: in doubt
  failed,   ///< the last attempt did not succeed; someone must say what now
  succeeded,
  skipped,    ///< nothing was done
  tolerated,  ///< failed, and the run went on by `on_failure: continue` or an operator's word
};

/// Where one step is.
struct StepProgress {
  StepState state = StepState::pending;
  int attempts = 0;      ///< in all
  int tries = 0;         ///< since someone last said "again": what `retries` counts
  int session = 0;       ///< in which the last attempt ended
  bool checked = false;  ///< its `check` has been asked in this session, since it became pending
  bool already_done = false, by_hand = false;
  std::string approved;  ///< the digest that was approved, or empty; void once an attempt is in doubt
  std::vector<std::string> approvers;  ///< of that digest, each once
  std::string approved_by, approved_how;
  std::string option;                             ///< the decision taken
  std::string end, error, help, effect, command;  ///< of the last attempt
  std::string reason;                             ///< why skipped, tolerated or done by hand
  Json result;
  std::optional<std::chrono::system_clock::time_point> started, finished;  ///< of all attempts together
  std::int64_t duration_ms = 0;                                            ///< of the last attempt
};

/// Nothing is left to do for the step.
constexpr bool settled(StepState state) {
  return state == StepState::succeeded || state == StepState::skipped || state == StepState::tolerated;
}

/// It did something, or may have, or a person did it: its rollback has something to undo.
inline bool touched(const StepProgress& step) { return step.attempts > 0 || step.by_hand; }

/// An attempt that may have changed something, and that a signal, its limit or a broken connection ended:
/// whoever resumes the run has not seen how far it came. Both are words of the journal.
constexpr bool was_cut_off(std::string_view end, std::string_view effect) {
  return (end == to_string(End::cancelled) || end == to_string(End::timed_out) ||
          end == to_string(End::cut_off)) &&
         effect != to_string(Effect::read);
}

/// What a target has said of itself.
struct SeenTarget {
  std::string identity;  ///< the last that was accepted; empty: never known
  std::string verdict;   ///< of the last time that it was asked
  std::string found;     ///< what it said then
  int session = 0;       ///< in which it was asked last
};

enum class Phase { forward, rolling_back };

/// `on_failure: {goto: STEP}`: the steps between are passed over. Indices of Plan::steps.
struct Jump {
  std::size_t from, to;
};

/// Where a run is: a fold of apply over its events.
struct State {
  std::string run;                                    ///< its id
  std::vector<StepProgress> steps;                    ///< as Plan::steps
  std::vector<std::map<std::string, Json>> captures;  ///< as Plan::frames
  std::map<std::string, SeenTarget> targets;          ///< by name
  Phase phase = Phase::forward;
  std::vector<Jump> jumps;
  bool stop_asked = false;        ///< an operator said stop in this session
  std::string rollback_asked;     ///< who wants it rolled back, and why: said at a gate; empty: nobody
  std::optional<RunEnded> ended;  ///< of the last session; gone after a resume
  std::chrono::system_clock::time_point started, last;
  int sessions = 0;
  std::set<std::string> told;  ///< of what people have been told: note_of
  std::optional<std::chrono::system_clock::time_point>
      recovery_point;  ///< what the capture of that name holds
};

/// By what a notice is known, so that nobody is told twice of the same: its moment, channel, step and
/// attempt.
std::string note_of(const Notified& notice);

/// A run that has not begun.
State initial(const Plan& plan);

/// The state after `event`. Pure; an event of an unknown step changes nothing.
State apply(const Plan& plan, State state, const Event& event);

}  // namespace drctl
