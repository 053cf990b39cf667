#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/event.hpp"

namespace drctl::test {

/// Reads the record of a run and says what must never stand in it. It knows nothing of how the engine
/// decides.
class RecordAudit {
 public:
  /// One line for each broken promise: a step that was finished and is begun again, a change in doubt that is
  /// begun without a word of anybody, a destructive step without an approval of its own.
  static std::vector<std::string> broken_promises(const std::vector<Event>& events);

 private:
  struct Step {
    bool open = false;      ///< begun, and no outcome
    bool in_doubt = false;  ///< nobody knows how far the last attempt came
    bool asked = false;     ///< a person, or the step's check, has said since then what is to be done
    bool looked = false;    ///< its check has resolved this doubt once: an approval since then holds
    bool approved = false;
    bool claimed = false;  ///< done by hand, so a person says, and its check does not say otherwise
    bool settled = false;
    std::string effect, end;
  };

  template <class Other>
  void operator()(const Other&) {}
  void operator()(const RunResumed&);
  void operator()(const StepSkipped& skipped) { settle(skipped.step); }
  void operator()(const StepChecked& checked);
  void operator()(const GateAnswered& gate);
  void operator()(const ChoiceMade& choice) { settle(choice.step); }
  void operator()(const StepStarted& started);
  void operator()(const StepFinished& finished);
  void operator()(const FailureAnswered& failure);
  void operator()(const UnknownAnswered& unknown);
  void operator()(const RollbackStarted&) { rolling_back_ = true; }

  void settle(const std::string& step);
  static void start_over(Step& step);
  static void answered(Step& step);
  void expect(bool kept, const std::string& step, const std::string& otherwise);

  std::map<std::string, Step> steps_;
  bool rolling_back_ = false;
  std::vector<std::string> broken_;
};

}  // namespace drctl::test
