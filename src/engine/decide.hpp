#pragma once

#include <set>
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
  std::size_t step;
  Call call;  ///< that would be made
  GateQuestion question;
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
  bool in_branch = false;  ///< others of its group may be at work meanwhile
};

/// Nothing can begin before one of the steps at work has ended.
struct Await {};

struct Finish {
  RunStatus status;
  std::string reason;
};

using Next = std::variant<Conclude, AskCheck, Identify, AskGate, AskChoice, AskFailure, AskUnknown, Perform,
                          Await, Finish>;

/// `at_work`: the steps whose attempts are under way now. Where branches are carried out at once, what needs
/// the operator, or ends the run, waits until nothing is at work and nothing else can begin.
Next decide(const Plan& plan, const State& state, const std::set<std::size_t>& at_work = {});

}  // namespace drctl
