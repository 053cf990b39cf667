#pragma once

#include <algorithm>

namespace drctl {

/// Whether one of the items equals `value`; std::ranges::contains of C++23, which g++ 12 lacks.
template <class Range, class Value>
bool contains(const Range& range, const Value& value) {
  return std::ranges::find(range, value) != std::ranges::end(range);
}

}  // namespace drctl
