#pragma once

#include <string>
#include <variant>

#include "engine/drive.hpp"
#include "engine/operator.hpp"
#include "engine/state.hpp"
#include "plan/prepare.hpp"

/// What comes next in a run. Pure: no I/O, no clock; the same plan and state give the same answer.
namespace drctl {

/// Something that follows from what is known: nothing needs to be done, only written down.
struct Conclude {
  Happening what;
};

/// Ask the step's own check whether it is already done.
struct AskCheck {
  std::size_t step;
  Prepared check;
};

/// Ask the step's target who it is, before anything is changed there.
struct Identify {
  std::size_t step;
};

struct AskGate {
  GateOpened gate;
};

struct AskChoice {
  ChoiceQuestion question;
};

struct AskFailure {
  FailureQuestion question;
};

struct AskUnknown {
  UnknownQuestion question;
};

/// Carry the step out, after `delay`.
struct Perform {
  std::size_t step;
  Prepared prepared;
  int attempt;
  std::chrono::milliseconds delay;
};

struct Finish {
  RunStatus status;
  std::string reason;
};

using Next =
    std::variant<Conclude, AskCheck, Identify, AskGate, AskChoice, AskFailure, AskUnknown, Perform, Finish>;

Next decide(const Plan& plan, const State& state);

}  // namespace drctl
