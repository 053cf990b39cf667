#include "sandbox/backend/cri_line.hpp"

#include <fmt/chrono.h>

#include <chrono>

namespace drctl::sandbox {

std::string cri_line(std::string_view text) {
  const auto now = std::chrono::system_clock::now();
  const auto seconds = std::chrono::floor<std::chrono::seconds>(now);
  const auto nanoseconds = std::chrono::duration_cast<std::chrono::nanoseconds>(now - seconds).count();
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:09}Z stdout F {}\n",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(seconds)), nanoseconds, text);
}

}  // namespace drctl::sandbox
