#pragma once

#include <functional>
#include <map>
#include <string>

#include "engine/state.hpp"

namespace drctl {

class Clock;

/// How much a rehearsal has proved of a step.
enum class Proof {
  ran,      ///< it only reads, so it was carried out
  tried,    ///< in the strongest form that changes nothing
  shown,    ///< there is no such form: the call is well formed, and no more is known
  unknown,  ///< it needs what only a real run finds out
  skipped,  ///< not on the path
  entered,  ///< it only holds others
  failed
};
std::string_view to_string(Proof proof);

/// What came of one step.
struct Rehearsed {
  const PlannedStep* step = nullptr;
  Proof proof = Proof::shown;
  std::string command;  ///< what was done, or would be
  std::string remark;   ///< what differs now from what the runbook expects, why it is not known, ...
  std::string error, help;
  bool gated = false;  ///< a real run asks for approval
  std::map<std::string, Json> captures;
};

/// Goes through every step of the plan, each way of each decision, and proves as much as can be proved
/// without changing anything: a call is made only when its adapter, asked again, says that it reads. Ends
/// early when `cancel` is requested.
void rehearse(const Plan& plan, Clock& clock, const Cancellation& cancel,
              const std::function<void(const Rehearsed&)>& tell);

}  // namespace drctl
