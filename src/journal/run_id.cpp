#include "journal/run_id.hpp"

#include <fmt/format.h>
#include <sys/random.h>

#include "support/time_text.hpp"

namespace drctl {

std::string run_id(std::chrono::system_clock::time_point start, std::string_view runbook,
                   std::uint16_t random) {
  const auto at = to_rfc3339(start);  // 2026-11-24T03:10:07.123Z
  const auto digits = [&at](std::size_t from, std::size_t count) { return at.substr(from, count); };
  return fmt::format("{}{}{}-{}{}{}-{}-{:04x}", digits(0, 4), digits(5, 2), digits(8, 2), digits(11, 2),
                     digits(14, 2), digits(17, 2), runbook, random);
}

std::uint16_t random_suffix() {
  std::uint16_t number = 0;
  // Up to 256 bytes never fail once the kernel's pool is ready (random(7)).
  [[maybe_unused]] const auto ignored = ::getrandom(&number, sizeof number, 0);
  return number;
}

}  // namespace drctl
