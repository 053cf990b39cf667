#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace drctl {

/// "20261124-031007-db-corruption-3f9c": start in UTC, the runbook, and four digits of `random`, so that two
/// runs of one second differ. Sorts by start.
std::string run_id(std::chrono::system_clock::time_point start, std::string_view runbook,
                   std::uint16_t random);

/// A number that another process would not draw, from the kernel.
std::uint16_t random_suffix();

}  // namespace drctl
