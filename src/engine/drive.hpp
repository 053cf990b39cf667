#pragma once

#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "drctl/cancellation.hpp"
#include "engine/operator.hpp"
#include "engine/state.hpp"
#include "plan/plan.hpp"

namespace drctl {

class Clock;
class Shell;

/// Takes what happened. The first recorder is the journal; the others tell people.
class Recorder {
 public:
  virtual ~Recorder() = default;
  /// Keeps or shows the event. `after` is the state with the event applied. An error means that it is not
  /// safely kept: the engine then acts no further.
  virtual std::expected<void, std::string> record(const Event& event, const State& after) = 0;
  /// What was recorded outlives the loss of the machine from here on. Called before anything is done or
  /// waited for, and before anybody is asked; fails like `record`.
  virtual std::expected<void, std::string> settle() { return {}; }
  /// Progress of the step at work; not kept.
  virtual void progress(std::string_view /*step*/, std::size_t /*done*/, std::size_t /*total*/,
                        std::string_view /*what*/) {}
};

/// How a run ended; the words of RunEnded::status and the program's exit status follow from it.
enum class RunStatus {
  succeeded,
  failed,
  rolled_back,
  stopped,
  approval_needed,
  interrupted,
  wrong_target,  ///< a target is not the one that was meant
  taken_over,    ///< somebody else goes on with it
  journal_failed
};
std::string_view to_string(RunStatus status);

/// How the branches of a `parallel` are carried out: one by one makes the same events in the same order each
/// time, for tests of runbooks.
enum class Branches { one_by_one, at_once };

class Herald;  // engine/herald.hpp

/// What the engine acts through.
struct Hands {
  Clock& clock;
  Operator& operator_;
  std::vector<Recorder*> recorders;  ///< the journal first
  Cancellation& step_cancel;  ///< a request stops the step at work, and no other begins; a question resets it
  const Cancellation& leave;  ///< stops the run before its next step (SIGTERM, lost terminal)
  Branches branches = Branches::one_by_one;
  Herald* herald = nullptr;  ///< tells people of the run; nobody is told without
  Shell* shell = nullptr;    ///< the operator's own; none: it is not offered
  /// Who has taken the run over, if anybody has, in words: no other step begins.
  std::function<std::optional<std::string>()> taken_over = {};
};

struct Ending {
  RunStatus status;
  std::string reason;  ///< for journal_failed: why it could not be written
};

/// Goes on from `state` until the run ends: decide, journal the intent, act, journal the outcome, again.
/// `first` (RunStarted or RunResumed) is recorded before anything else.
Ending drive(const Plan& plan, State state, const Happening& first, const Hands& hands);

}  // namespace drctl
