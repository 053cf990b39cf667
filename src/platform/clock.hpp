#pragma once

#include <chrono>

#include "drctl/cancellation.hpp"

namespace drctl {

/// The door to time. Everything that measures or waits is given one; tests advance their own.
class Clock {
 public:
  virtual ~Clock() = default;
  /// The time of day, for people and the journal; may jump.
  virtual std::chrono::system_clock::time_point now() = 0;
  /// For durations and deadlines; never jumps.
  virtual std::chrono::steady_clock::time_point steady_now() = 0;
  /// Returns after `duration`, or as soon as `cancel` is requested.
  virtual void wait(std::chrono::milliseconds duration, const Cancellation& cancel) = 0;
};

class RealClock final : public Clock {
 public:
  std::chrono::system_clock::time_point now() override;
  std::chrono::steady_clock::time_point steady_now() override;
  void wait(std::chrono::milliseconds duration, const Cancellation& cancel) override;
};

}  // namespace drctl
