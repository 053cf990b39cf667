#pragma once

#include <algorithm>
#include <chrono>

namespace drctl {

/// A moment on the steady clock by which work must have ended.
class Deadline {
 public:
  /// `timeout` from now. More than a hundred years is taken for that: the clock must not overflow.
  explicit Deadline(std::chrono::milliseconds timeout)
      : at_(std::chrono::steady_clock::now() + std::min<std::chrono::milliseconds>(timeout, longest)) {}

  bool passed() const { return std::chrono::steady_clock::now() >= at_; }

  /// What is left, rounded up to a whole millisecond; zero when passed.
  std::chrono::milliseconds remaining() const {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(at_ - std::chrono::steady_clock::now());
    return std::max(left, std::chrono::milliseconds::zero());
  }

  /// What is left as poll(2) takes it; a longer wait than it can express is cut, so look at passed() again.
  int poll_timeout() const {
    return static_cast<int>(std::min<std::chrono::milliseconds::rep>(remaining().count(), 1'000'000));
  }

 private:
  static constexpr std::chrono::hours longest{24 * 365 * 100};
  std::chrono::steady_clock::time_point at_;
};

}  // namespace drctl
