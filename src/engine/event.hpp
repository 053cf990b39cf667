#pragma once

#include <chrono>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// Everything that happens in a run. The journal is these on disk; console, reports, `show` and `resume` are
/// folds over them. Field names are the journal's keys (docs/journal.md).
namespace drctl {

using Json = nlohmann::json;

/// A step as the plan has it. kind: step | decision | include | for_each | parallel | rollback
struct StepOutline {
  std::string id, title, kind;
};

/// The first line of a journal.
struct RunStarted {
  std::string run;  ///< the run's id
  std::string runbook, title, impact, severity;
  std::string environment, environment_path;
  std::string version;               ///< of drctl
  std::string by, host;              ///< who started it, where
  std::int64_t rto_ms = 0;           ///< 0: no target
  std::int64_t rpo_ms = -1;          ///< -1: no target; 0 is one
  std::vector<std::string> targets;  ///< as shown: "database volaticloud on 127.0.0.1:5432"
  std::map<std::string, std::string>
      inputs;  ///< SHA-256 of the run's own copies, by file: nobody edits a run
  std::map<std::string, std::string> overrides;  ///< --var, as typed
  std::vector<StepOutline> steps;                ///< in order, rollbacks last
  std::string lock{};  ///< what other machines see of the environment's lock, or why they see none
};

struct RunResumed {
  std::string by, host;
  std::string taken_from{}, reason{};  ///< of a takeover: who had the run, and why it was taken over
  std::string lock{};                  ///< as of RunStarted
};

/// A step that will not run: `when` was false, its option was not chosen, an operator said so.
struct StepSkipped {
  std::string step, reason;
};

/// The step's own `check` was asked whether the step is already done.
struct StepChecked {
  std::string step;
  bool already_done = false;
  std::string detail;  ///< what the check saw, or why it could not tell
  std::int64_t duration_ms = 0;
};

/// A pause before a step. What is shown to the operator, as it is shown.
struct GateOpened {
  std::string step, title, effect, reason, target, command, consequence, rollback, word;
  std::string digest;                    ///< of the resolved step: an approval holds for nothing else
  int approvers = 1;                     ///< so many different people must approve
  std::vector<std::string> approved_by;  ///< who has already, of this very digest
  std::int64_t wait_ms = 0;              ///< so long it waits for an answer; 0: as long as it takes
  std::string unanswered{};              ///< what follows then: park | fail
  std::string change{};  ///< what the call would change, found out by looking; empty: not looked at
};

/// approved | skipped | stopped | expired | by_hand | rollback
struct GateAnswered {
  std::string step, answer, by, how, reason, digest;
};

/// The operator leaves the gate open and goes to a shell: on record before it opens. What is done there is
/// not.
struct ShellOpened {
  std::string step, shell, by, how;  ///< shell: its path
};

/// The operator is back, and the gate opens again.
struct ShellClosed {
  std::string step, by;
  int status = 0;     ///< 128 + n when signal n ended it
  std::string error;  ///< why it could not be opened
  std::int64_t duration_ms = 0;
};

struct ChoiceMade {
  std::string step, option, by, how;
};

/// The target was asked who it is, before the first change to it in a session. verdict: as_pinned | as_before
/// | first_seen | expected_new | unknown | mismatch
struct TargetIdentified {
  std::string target, identity, expected, verdict;
  std::string detail;  ///< why it is not known
  std::int64_t duration_ms = 0;
};

/// The intent: on disk before the act.
struct StepStarted {
  std::string step;
  int attempt = 1;
  std::string effect, effect_reason, target, command;
};

struct StepOutput {
  std::string step, line;
};

/// The outcome: on disk before the next step.
struct StepFinished {
  std::string step;
  int attempt = 1;
  std::string end;  ///< the words of End: succeeded, failed, timed_out, ...
  std::string error, help;
  Json result;  ///< may be capped
  std::map<std::string, Json> captures;
  std::int64_t duration_ms = 0;
};

/// retry | skip | continue | goto | by_hand | stop; a rollback is RollbackStarted
struct FailureAnswered {
  std::string step, answer, by, how, reason;
};

/// A step that was in flight when drctl died. done | again | stop
struct UnknownAnswered {
  std::string step, answer, by, how, reason;
};

/// From here on the rollbacks of finished steps run, newest first.
struct RollbackStarted {
  std::string reason;
};

/// Someone was told of the run, or could not be; nothing hangs on it. moment: start | waiting | failure | end
struct Notified {
  std::string moment, channel, text;
  std::string step;     ///< that is waited for or has failed; empty at the start and the end
  int attempt = 0;      ///< of that step
  std::string sent_at;  ///< RFC 3339; this event is recorded when the engine next looks
  std::string end;      ///< the words of End: succeeded, failed, timed_out, ...
  std::string error;
};

/// succeeded | failed | rolled_back | stopped | approval_needed | interrupted | wrong_target | taken_over;
/// all but the first and third can be resumed.
struct RunEnded {
  std::string status, reason;
};

/// Whether a run that ended with this status is over: it can not be resumed.
bool is_over(std::string_view status);

using Happening =
    std::variant<RunStarted, RunResumed, StepSkipped, StepChecked, GateOpened, GateAnswered, ChoiceMade,
                 TargetIdentified, StepStarted, StepOutput, StepFinished, FailureAnswered, UnknownAnswered,
                 RollbackStarted, Notified, RunEnded, ShellOpened, ShellClosed>;

/// What happened, and when by the wall clock.
struct Event {
  std::chrono::system_clock::time_point at;
  Happening what;
};

/// {"at": "2026-11-24T03:10:07.123Z", "event": "step_started", ...}
Json to_json(const Event& event);

/// The event that `line` holds; throws std::runtime_error with what is wrong with it.
Event event_from(const Json& line);

/// The event's step, or an empty text.
std::string_view step_of(const Event& event);

}  // namespace drctl
