#pragma once

#include <optional>
#include <set>

#include "engine/crew.hpp"
#include "engine/decide.hpp"
#include "engine/drive.hpp"

namespace drctl {

/// Carries decisions out: the impure shell around decide and apply.
class Driver {
 public:
  Driver(const Plan& plan, State state, const Hands& hands);
  Ending run(const Happening& first);

 private:
  /// Records what happened with every recorder and folds it into the state. After the first recorder has
  /// failed, nothing is recorded, shown or done any more.
  void record(const Happening& what);
  /// What was recorded is kept for good; false when it is not, and so nothing may be done any more.
  bool settle();
  std::optional<Finish> go_on();  ///< one decision carried out; what to finish with, if that was it

  std::optional<Finish> carry_out(const Conclude& conclude);
  std::optional<Finish> carry_out(const AskCheck& ask);
  std::optional<Finish> carry_out(const Identify& identify);
  std::optional<Finish> carry_out(const AskGate& ask);
  std::optional<Finish> carry_out(const AskChoice& ask);
  std::optional<Finish> carry_out(const AskFailure& ask);
  std::optional<Finish> carry_out(const AskUnknown& ask);
  std::optional<Finish> carry_out(const Perform& perform);
  std::optional<Finish> carry_out(const Await& await);
  std::optional<Finish> carry_out(const Finish& finish) { return finish; }
  std::optional<Finish> expired(const GateOpened& gate);
  GateQuestion look_for(const AskGate& ask) const;
  std::optional<Finish> open_shell(const std::string& step, const Signature& who);
  std::optional<Finish> nobody_after_failure(const FailureQuestion& question);
  Ending finish(const Finish& finish);
  void record_notices();
  static Finish interrupted_before(const PlannedStep& step);

  std::optional<expression::Bindings> begin(const Perform& perform);
  std::optional<Finish> begin_beside(const Perform& perform);
  std::optional<expression::Bindings> begin_after_pause(const Perform& perform);
  void work(const Perform& perform, const std::optional<expression::Bindings>& names);
  void tell_progress(const PlannedStep& step, std::size_t done, std::size_t total, std::string_view what);
  bool is_stopping() const;

  const Plan& plan_;
  State state_;
  const Hands& hands_;
  std::string unsettled_;                  ///< what is lost when the record can't be kept for good
  std::optional<std::string> unrecorded_;  ///< why an event could not be kept: the end of everything
  std::set<std::size_t> at_work_;          ///< in branches, on threads of the crew
  Crew crew_;                              ///< the last member: its threads use the others
};

}  // namespace drctl
