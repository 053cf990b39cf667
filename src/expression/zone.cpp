#include "expression/zone.hpp"

#include <fmt/format.h>

#include <optional>

#include "expression/encoding.hpp"
#include "expression/zone_file.hpp"

namespace drctl::expression {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "02:30", "+02:30", "-02:30"; nullopt when the text is no such thing.
std::optional<std::int64_t> fixed_offset(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const bool shaped = text.size() == 5 && is_digit(text[0]) && is_digit(text[1]) && text[2] == ':' &&
                      is_digit(text[3]) && is_digit(text[4]);
  if (!shaped) return std::nullopt;
  const int hours = (text[0] - '0') * 10 + (text[1] - '0');
  const int minutes = (text[3] - '0') * 10 + (text[4] - '0');
  if (hours > 23 || minutes > 59) return std::nullopt;
  return (negative ? -60 : 60) * (hours * 60 + minutes);
}

}  // namespace

LocalTime local_time(const Timestamp& when, std::int64_t offset) {
  using namespace std::chrono;
  const std::chrono::seconds since(when.seconds + offset);
  const sys_days day(floor<days>(since));
  const year_month_day date(day);
  const hh_mm_ss clock(since - floor<days>(since));
  const sys_days new_year = date.year() / January / 1;
  return {static_cast<int>(date.year()),
          static_cast<unsigned>(date.month()),
          static_cast<unsigned>(date.day()),
          clock.hours().count(),
          clock.minutes().count(),
          clock.seconds().count(),
          when.nanos,
          weekday(day).c_encoding(),
          (day - new_year).count()};
}

std::expected<std::int64_t, std::string> utc_offset(std::string_view zone, std::int64_t moment) {
  if (zone.empty() || zone == "UTC" || zone == "Z") return 0;
  if (const auto fixed = fixed_offset(zone)) return *fixed;
  const auto named = ZoneFile::read(zone);
  if (named) return named->offset_at(moment);
  return std::unexpected(
      fmt::format("unknown time zone {}: expected UTC, an offset like +02:00 or a name like "
                  "Europe/Paris{}",
                  excerpt(zone), named.error()));
}

}  // namespace drctl::expression
