#pragma once

#include "platform/clock.hpp"

namespace drctl {

/// The clock of a test: 2026-01-01 03:10 UTC, until somebody waits; then the time is over at once.
class StandingClock final : public Clock {
 public:
  std::chrono::system_clock::time_point now() override {
    using namespace std::chrono_literals;
    return std::chrono::sys_days{std::chrono::January / 1 / 2026} + 3h + 10min + passed_;
  }
  std::chrono::steady_clock::time_point steady_now() override {
    return std::chrono::steady_clock::time_point{} + passed_;
  }
  void wait(std::chrono::milliseconds duration, const Cancellation&) override { passed_ += duration; }

 private:
  std::chrono::milliseconds passed_{0};
};

}  // namespace drctl
