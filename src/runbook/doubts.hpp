#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "runbook/runbook.hpp"

namespace drctl {

/// Why what a step captures may be missing behind it, in a run that goes on.
struct Doubt {
  std::set<std::string> told_by;  ///< names whose values tell: whoever asks one of them knows
  std::string why, help;
};

/// The step's own `when` may be false. Nothing where it has none, or asks for no name.
std::vector<Doubt> doubts_of_when(const Step& step);

/// The step failed, and the run went on: of a capture that needs a result. Nothing where it can't be so.
std::vector<Doubt> doubts_of_failure(const Step& step, const Capture& capture);

/// A step `over` which the run went on when `from` failed.
Doubt doubt_of_jump(const Step& from, const Step& over);

/// Of a list of steps, from which to which a `goto` leads, by the place of the step where it goes on. A step
/// that several jump over is in one of them.
struct Detour {
  std::size_t from, first;  ///< the step that fails, the first that is passed over
};
std::multimap<std::size_t, Detour> detours_in(const std::vector<Step>& steps);

}  // namespace drctl
