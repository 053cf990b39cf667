#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/state.hpp"

/// A run for people: the fold of its events that the summary, `show` and the reports are written from. Needs
/// no runbook.
namespace drctl {

using Time = std::chrono::system_clock::time_point;

/// What someone answered to a gate, a decision, a failure or a doubt.
struct Answer {
  Time at;
  std::string step, question;  ///< gate | decision | failure | doubt
  std::string answer, by, how, reason;
};

struct StepView {
  std::string id, title, kind;  ///< kind as in StepOutline
  StepState state = StepState::pending;
  int attempts = 0;
  std::string effect, effect_reason, target, command;  ///< of the last attempt
  std::string end, error, help;                        ///< of the last attempt
  std::string reason;                                  ///< why skipped, tolerated, by hand or already done
  std::string option;                                  ///< of a decision
  bool already_done = false, by_hand = false;
  std::map<std::string, Json> captures;
  std::optional<Time> started, finished;
  std::chrono::milliseconds duration{0};  ///< of the last attempt
};

/// A StepView or StepOutline that only holds other steps: an included runbook, the rounds of a list, steps at
/// once. It
/// stands above them.
inline bool is_group(const auto& step) {
  return step.kind == "include" || step.kind == "for_each" || step.kind == "parallel";
}

struct Session {
  Time at;
  std::string by, host;
};

struct RunView {
  RunStarted start;
  Time started, last;
  std::vector<Session> sessions;
  std::vector<StepView> steps;
  std::vector<Answer> answers;          ///< in the order they were given
  std::optional<GateOpened> open_gate;  ///< not answered yet
  std::string rollback_reason;          ///< empty: not rolling back
  std::string wrong_target;             ///< a target that is not the one that was meant, in the last session
  std::vector<Notified> told;           ///< who was told what, or could not be
  std::optional<RunEnded> ended;        ///< of the last session
  bool at_work = false;  ///< its process lives: the journal can't tell, whoever shows the run sets it
  std::optional<Time> recovery_point;

  const StepView* find(std::string_view id) const;
  StepView& step(std::string_view id);  ///< adds one that the start did not name
};

/// Goes on by one event.
void follow(RunView& view, const Event& event);
RunView view_of(std::span<const Event> events);

/// How many steps and decisions are in which state; includes are not counted, rollbacks only once they have
/// run.
struct StepCounts {
  int done = 0, skipped = 0, tolerated = 0, failed = 0, left = 0;
};
StepCounts count_steps(const RunView& view);

/// A finished run that needs no resume.
bool is_over(const RunView& view);

}  // namespace drctl
