#pragma once

#include <chrono>
#include <span>
#include <string>
#include <vector>

#include "engine/event.hpp"

namespace drctl {

struct Moment {
  std::chrono::system_clock::time_point at;
  std::string what;  ///< one sentence
};

/// What happened when, one sentence an event; outputs of steps are left out.
std::vector<Moment> timeline_of(std::span<const Event> events);

}  // namespace drctl
