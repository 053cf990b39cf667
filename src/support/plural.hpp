#pragma once

#include <fmt/format.h>

#include <string>

namespace drctl {

/// "1 error", "3 errors".
inline std::string plural(std::size_t count, const char* word) {
  return fmt::format("{} {}{}", count, word, count == 1 ? "" : "s");
}

}  // namespace drctl
