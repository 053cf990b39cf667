#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "expression/time.hpp"

namespace drctl::expression {

// A timestamp as the clock on a wall and the calendar show it.
struct LocalTime {
  std::int64_t year = 1970, month = 1, day = 1;  // month and day from 1
  std::int64_t hour = 0, minute = 0, second = 0;
  std::int64_t nanos = 0;
  std::int64_t day_of_week = 0;  // from 0, Sunday
  std::int64_t day_of_year = 0;  // from 0
};

// `offset` is the seconds that local time is ahead of UTC.
LocalTime local_time(const Timestamp& when, std::int64_t offset);

// The seconds that local time is ahead of UTC at a moment (seconds since 1970) in a zone: "UTC", an offset
// like
// "-02:30" or "02:00", or a name like "Europe/Paris" of the system's time zone database. Fails on unknown
// ones.
std::expected<std::int64_t, std::string> utc_offset(std::string_view zone, std::int64_t moment);

}  // namespace drctl::expression
