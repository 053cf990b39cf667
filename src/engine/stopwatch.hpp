#pragma once

#include <chrono>
#include <cstdint>

#include "platform/clock.hpp"

namespace drctl {

/// How long something takes, from when this is made.
class Stopwatch {
 public:
  explicit Stopwatch(Clock& clock) : clock_(clock), start_(clock.steady_now()) {}
  std::int64_t ms() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(clock_.steady_now() - start_).count();
  }

 private:
  Clock& clock_;
  std::chrono::steady_clock::time_point start_;
};

}  // namespace drctl
