#pragma once

#include <optional>

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
  std::optional<Finish> go_on();  ///< one decision carried out; what to finish with, if that was it

  std::optional<Finish> carry_out(const Conclude& conclude);
  std::optional<Finish> carry_out(const AskCheck& ask);
  std::optional<Finish> carry_out(const Identify& identify);
  std::optional<Finish> carry_out(const AskGate& ask);
  std::optional<Finish> carry_out(const AskChoice& ask);
  std::optional<Finish> carry_out(const AskFailure& ask);
  std::optional<Finish> carry_out(const AskUnknown& ask);
  std::optional<Finish> carry_out(const Perform& perform);
  std::optional<Finish> carry_out(const Finish& finish) { return finish; }
  std::optional<Finish> nobody_after_failure(const FailureQuestion& question);
  Ending finish(const Finish& finish);

  const Plan& plan_;
  State state_;
  const Hands& hands_;
  std::optional<std::string> unrecorded_;  ///< why an event could not be kept: the end of everything
};

}  // namespace drctl
