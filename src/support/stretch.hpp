#pragma once

#include <cstddef>

namespace drctl {

/// A stretch of a text: [begin, end).
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

}  // namespace drctl
