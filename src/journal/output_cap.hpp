#pragma once

#include <cstddef>
#include <optional>

#include "engine/event.hpp"

namespace drctl {

/// Decides how much of each attempt's output the journal keeps: its first 200 lines, of 64 KiB in all.
class OutputCap {
 public:
  static constexpr std::size_t lines = 200;
  static constexpr std::size_t bytes = 64 * 1024;

  /// What to keep for `event`: itself; nothing once the attempt has had its share; in between, once, a line
  /// that says so.
  std::optional<Event> admit(Event event);

 private:
  std::optional<Event> admit_output(Event event);

  std::size_t lines_ = 0, bytes_ = 0;
  bool full_ = false;
};

}  // namespace drctl
