#pragma once

#include <chrono>
#include <cstdint>

#include "platform/clock.hpp"

namespace drctl {

/// How long something takes, from when this is made.
class Stopwatch {
 public:
  explicit Stopwatch(Clock& clock) : clock_(clock), start_(clock.steady_now()) {}
  /// To the nearest: what was cut off of many short steps would add up to time that none of them took.
  std::int64_t ms() const {
    return std::chrono::round<std::chrono::milliseconds>(clock_.steady_now() - start_).count();
  }

 private:
  Clock& clock_;
  std::chrono::steady_clock::time_point start_;
};

}  // namespace drctl
