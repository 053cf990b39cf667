#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace drctl::expression {

// A point in time from 0001-01-01T00:00:00Z to 9999-12-31T23:59:59.999999999Z, as google.protobuf.Timestamp.
struct Timestamp {
  std::int64_t seconds = 0;  // since 1970-01-01T00:00:00Z
  std::int32_t nanos = 0;    // 0 to 999,999,999, counted forward from `seconds`

  friend auto operator<=>(const Timestamp&, const Timestamp&) = default;
};

// A span of time of at most 2^63 nanoseconds (292 years) either way.
struct Duration {
  std::int64_t nanos = 0;

  friend auto operator<=>(const Duration&, const Duration&) = default;
};

inline constexpr std::int64_t nanos_per_second = 1'000'000'000;
inline constexpr std::int64_t first_second = -62'135'596'800;  // 0001-01-01T00:00:00Z
inline constexpr std::int64_t last_second = 253'402'300'799;   // 9999-12-31T23:59:59Z

Timestamp to_timestamp(std::chrono::system_clock::time_point when);

// RFC 3339 with "Z" or an offset; up to nine digits after the second count. Fails on anything else and out of
// range.
std::expected<Timestamp, std::string> parse_timestamp(std::string_view text);
// RFC 3339 in UTC; 0, 3, 6 or 9 digits after the second, as protobuf's JSON mapping writes it.
std::string to_string(const Timestamp& when);

// "90s", "1h30m", "-1.5h", "100ms", "0": units h, m, s, ms, us, ns. Fails on anything else and out of range.
std::expected<Duration, std::string> parse_duration(std::string_view text);
// Seconds: "90s", "-0.5s", as protobuf's JSON mapping writes it.
std::string to_string(const Duration& span);

// Each fails when the result is out of range.
std::expected<Timestamp, std::string> add(const Timestamp& when, const Duration& span);
std::expected<Timestamp, std::string> subtract(const Timestamp& when, const Duration& span);
std::expected<Duration, std::string> subtract(const Timestamp& end, const Timestamp& start);
std::expected<Duration, std::string> add(const Duration& left, const Duration& right);
std::expected<Duration, std::string> subtract(const Duration& left, const Duration& right);

}  // namespace drctl::expression
