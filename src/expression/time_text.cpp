// Reading timestamps (RFC 3339) and durations (as Go and CEL write them).
#include <fmt/format.h>

#include <array>
#include <optional>

#include "expression/encoding.hpp"
#include "expression/time.hpp"

namespace drctl::expression {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Reads a text from front to back; once something was not there, `ok` stays false.
struct Reader {
  std::string_view rest;
  bool ok = true;

  bool accept(char c) {
    if (rest.empty() || rest.front() != c) return false;
    rest.remove_prefix(1);
    return true;
  }

  void expect(char c) { ok = accept(c) && ok; }

  int digits(std::size_t count) {
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (rest.empty() || !is_digit(rest.front())) {
        ok = false;
        return 0;
      }
      value = value * 10 + (rest.front() - '0');
      rest.remove_prefix(1);
    }
    return value;
  }

  // The digits after a point as nanoseconds; digits after the ninth are cut off.
  std::int32_t fraction() {
    std::int32_t nanos = 0;
    std::int32_t scale = 100'000'000;
    ok = ok && !rest.empty() && is_digit(rest.front());
    for (; !rest.empty() && is_digit(rest.front()); rest.remove_prefix(1), scale /= 10) {
      nanos += scale * (rest.front() - '0');
    }
    return nanos;
  }

  // "Z" or "+01:30", in seconds.
  int zone() {
    if (accept('Z') || accept('z')) return 0;
    const int sign = accept('-') ? -1 : 1;
    if (sign == 1) expect('+');
    const int hours = digits(2);
    expect(':');
    const int minutes = digits(2);
    ok = ok && hours <= 23 && minutes <= 59;
    return sign * (hours * 3600 + minutes * 60);
  }
};

std::string not_a_timestamp(std::string_view text) {
  return fmt::format("{} is no timestamp: expected RFC 3339, like 2026-01-31T23:59:59Z", excerpt(text));
}

struct Unit {
  std::string_view name;
  std::int64_t nanos;
};

// Longer names first: "ms" is no "m".
constexpr std::array<Unit, 8> units = {{{"ms", 1'000'000},
                                        {"us", 1'000},
                                        {"\u00b5s", 1'000},
                                        {"\u03bcs", 1'000},
                                        {"ns", 1},
                                        {"h", 3'600'000'000'000},
                                        {"m", 60'000'000'000},
                                        {"s", 1'000'000'000}}};

std::optional<std::int64_t> accept_unit(std::string_view& rest) {
  for (const Unit& unit : units) {
    if (!rest.starts_with(unit.name)) continue;
    rest.remove_prefix(unit.name.size());
    return unit.nanos;
  }
  return std::nullopt;
}

std::string not_a_duration(std::string_view text) {
  return fmt::format("{} is no duration: expected a number and a unit (h, m, s, ms, us, ns), like 1h30m",
                     excerpt(text));
}

std::string too_long(std::string_view text) {
  return fmt::format("the duration {} is out of range: at most 292 years", excerpt(text));
}

// One number of a duration, as its whole part and as a numerator of `scale`.
struct Amount {
  std::uint64_t whole = 0, part = 0, scale = 1;
  bool overflow = false;
};

std::optional<Amount> accept_amount(std::string_view& rest) {
  Amount amount;
  bool any = false;
  for (; !rest.empty() && is_digit(rest.front()); rest.remove_prefix(1), any = true) {
    const auto digit = static_cast<std::uint64_t>(rest.front() - '0');
    amount.overflow |= __builtin_mul_overflow(amount.whole, 10u, &amount.whole) ||
                       __builtin_add_overflow(amount.whole, digit, &amount.whole);
  }
  if (!rest.empty() && rest.front() == '.') {
    rest.remove_prefix(1);
    for (; !rest.empty() && is_digit(rest.front()); rest.remove_prefix(1), any = true) {
      if (amount.scale >= 1'000'000'000'000) continue;  // beyond a nanosecond of an hour
      amount.scale *= 10;
      amount.part = amount.part * 10 + static_cast<std::uint64_t>(rest.front() - '0');
    }
  }
  return any ? std::optional(amount) : std::nullopt;
}

// Adds amount * unit to `sum`; false when it doesn't fit.
bool add_amount(const Amount& amount, std::int64_t unit, std::uint64_t& sum) {
  std::uint64_t nanos = 0;
  if (amount.overflow || __builtin_mul_overflow(amount.whole, static_cast<std::uint64_t>(unit), &nanos))
    return false;
  const auto part = static_cast<long double>(amount.part) * static_cast<long double>(unit) /
                    static_cast<long double>(amount.scale);
  return !__builtin_add_overflow(nanos, static_cast<std::uint64_t>(part), &nanos) &&
         !__builtin_add_overflow(sum, nanos, &sum);
}

}  // namespace

std::expected<Timestamp, std::string> parse_timestamp(std::string_view text) {
  using namespace std::chrono;
  Reader reader{text};
  const year y{reader.digits(4)};
  reader.expect('-');
  const month m{static_cast<unsigned>(reader.digits(2))};
  reader.expect('-');
  const day d{static_cast<unsigned>(reader.digits(2))};
  if (!reader.accept('t')) reader.expect('T');
  const int hour = reader.digits(2);
  reader.expect(':');
  const int minute = reader.digits(2);
  reader.expect(':');
  const int second = reader.digits(2);
  const std::int32_t nanos = reader.accept('.') ? reader.fraction() : 0;
  const int offset = reader.zone();
  const year_month_day date{y, m, d};
  const bool clock_ok = hour <= 23 && minute <= 59 && second <= 59;
  if (!reader.ok || !reader.rest.empty() || !date.ok() || !clock_ok)
    return std::unexpected(not_a_timestamp(text));
  const seconds since = sys_days(date).time_since_epoch() + hours(hour) + minutes(minute) + seconds(second);
  const Timestamp when{since.count() - offset, nanos};
  if (when.seconds >= first_second && when.seconds <= last_second) return when;
  return std::unexpected(
      fmt::format("the timestamp {} is out of range: it must lie in the years 1 to 9999", excerpt(text)));
}

std::expected<Duration, std::string> parse_duration(std::string_view text) {
  std::string_view rest = text;
  const bool negative = rest.starts_with('-');
  if (negative || rest.starts_with('+')) rest.remove_prefix(1);
  if (rest == "0") return Duration{};
  if (rest.empty()) return std::unexpected(not_a_duration(text));
  std::uint64_t sum = 0;
  while (!rest.empty()) {
    const auto amount = accept_amount(rest);
    const auto unit = amount ? accept_unit(rest) : std::nullopt;
    if (!unit) return std::unexpected(not_a_duration(text));
    if (!add_amount(*amount, *unit, sum)) return std::unexpected(too_long(text));
  }
  constexpr std::uint64_t limit = std::uint64_t{1} << 63;
  if (sum > limit || (sum == limit && !negative)) return std::unexpected(too_long(text));
  return Duration{static_cast<std::int64_t>(negative ? 0 - sum : sum)};
}

}  // namespace drctl::expression
