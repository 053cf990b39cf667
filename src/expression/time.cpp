#include "expression/time.hpp"

#include <fmt/format.h>

namespace drctl::expression {
namespace {

constexpr std::string_view timestamp_range =
    "the timestamp is out of range: it must lie in the years 1 to 9999";
constexpr std::string_view duration_range = "the duration is out of range: at most 292 years";

std::expected<Timestamp, std::string> in_range(std::int64_t seconds, std::int64_t nanos) {
  if (nanos < 0) {
    nanos += nanos_per_second;
    --seconds;
  } else if (nanos >= nanos_per_second) {
    nanos -= nanos_per_second;
    ++seconds;
  }
  if (seconds < first_second || seconds > last_second) return std::unexpected(std::string(timestamp_range));
  return Timestamp{seconds, static_cast<std::int32_t>(nanos)};
}

// ".5", ".123", ".123456", ".123456789" or nothing: the shortest of 0, 3, 6 and 9 digits that is exact.
std::string fraction(std::int64_t nanos) {
  if (nanos == 0) return "";
  if (nanos % 1'000'000 == 0) return fmt::format(".{:03}", nanos / 1'000'000);
  if (nanos % 1'000 == 0) return fmt::format(".{:06}", nanos / 1'000);
  return fmt::format(".{:09}", nanos);
}

}  // namespace

Timestamp to_timestamp(std::chrono::system_clock::time_point when) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(when);
  const auto nanos = std::chrono::duration_cast<std::chrono::nanoseconds>(when - seconds);
  return {seconds.time_since_epoch().count(), static_cast<std::int32_t>(nanos.count())};
}

std::string to_string(const Timestamp& when) {
  const auto days = std::chrono::floor<std::chrono::days>(std::chrono::seconds(when.seconds));
  const std::chrono::year_month_day date{std::chrono::sys_days(days)};
  const std::chrono::hh_mm_ss clock(std::chrono::seconds(when.seconds) - days);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count(),
                     fraction(when.nanos));
}

std::string to_string(const Duration& span) {
  // The magnitude as unsigned: the most negative duration has no positive counterpart.
  const std::uint64_t magnitude =
      span.nanos < 0 ? 0 - static_cast<std::uint64_t>(span.nanos) : static_cast<std::uint64_t>(span.nanos);
  constexpr auto second = static_cast<std::uint64_t>(nanos_per_second);
  return fmt::format("{}{}{}s", span.nanos < 0 ? "-" : "", magnitude / second,
                     fraction(static_cast<std::int64_t>(magnitude % second)));
}

std::expected<Timestamp, std::string> add(const Timestamp& when, const Duration& span) {
  return in_range(when.seconds + span.nanos / nanos_per_second, when.nanos + span.nanos % nanos_per_second);
}

std::expected<Timestamp, std::string> subtract(const Timestamp& when, const Duration& span) {
  return in_range(when.seconds - span.nanos / nanos_per_second, when.nanos - span.nanos % nanos_per_second);
}

std::expected<Duration, std::string> subtract(const Timestamp& end, const Timestamp& start) {
  std::int64_t nanos = 0;
  const std::int64_t seconds = end.seconds - start.seconds;
  if (__builtin_mul_overflow(seconds, nanos_per_second, &nanos) ||
      __builtin_add_overflow(nanos, std::int64_t{end.nanos} - start.nanos, &nanos)) {
    return std::unexpected(std::string(duration_range));
  }
  return Duration{nanos};
}

std::expected<Duration, std::string> add(const Duration& left, const Duration& right) {
  Duration sum;
  if (__builtin_add_overflow(left.nanos, right.nanos, &sum.nanos))
    return std::unexpected(std::string(duration_range));
  return sum;
}

std::expected<Duration, std::string> subtract(const Duration& left, const Duration& right) {
  Duration difference;
  if (__builtin_sub_overflow(left.nanos, right.nanos, &difference.nanos)) {
    return std::unexpected(std::string(duration_range));
  }
  return difference;
}

}  // namespace drctl::expression
