#pragma once

#include <string>
#include <vector>

#include "engine/drive.hpp"
#include "testing/bound_case.hpp"

namespace drctl {

/// What became of a case.
struct Played {
  std::vector<Event> events;
  State state;
  Ending ending;

  /// Every step that was carried out, in the order of their first attempts.
  std::vector<std::string> path() const;
  /// Every gate that was met, in order.
  std::vector<std::string> gates() const;
  /// Every moment that people were told of, in order, whatever channel told it: "start", "waiting
  /// stop-writes".
  std::vector<std::string> notified() const;
};

/// Drives the case to its end with the engine that drives a run; no time passes, nothing is touched.
Played play(const BoundCase& bound);

}  // namespace drctl
