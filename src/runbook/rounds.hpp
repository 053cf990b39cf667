#pragma once

#include <cstddef>

namespace drctl {

/// How many items a `for_each` goes over at most: each round is listed before the run.
inline constexpr std::size_t most_rounds = 1000;

}  // namespace drctl
