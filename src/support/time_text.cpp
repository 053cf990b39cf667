#include "support/time_text.hpp"

#include <fmt/format.h>

#include <cctype>
#include <charconv>
#include <limits>

namespace drctl {

using namespace std::chrono;

std::string to_rfc3339(system_clock::time_point at) {
  auto ms = floor<milliseconds>(at);
  auto day = floor<days>(ms);
  year_month_day date{day};
  hh_mm_ss time{ms - day};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     time.hours().count(), time.minutes().count(), time.seconds().count(),
                     time.subseconds().count());
}

namespace {

/// Reads exactly `digits` digits at `position` and moves past them.
std::optional<int> take(std::string_view text, std::size_t& position, std::size_t digits) {
  if (position + digits > text.size()) return std::nullopt;
  int value = 0;
  for (auto end = position + digits; position < end; ++position) {
    if (!std::isdigit(static_cast<unsigned char>(text[position]))) return std::nullopt;
    value = value * 10 + (text[position] - '0');
  }
  return value;
}

bool skip(std::string_view text, std::size_t& position, std::string_view any_of) {
  if (position >= text.size() || any_of.find(text[position]) == std::string_view::npos) return false;
  ++position;
  return true;
}

milliseconds take_fraction(std::string_view text, std::size_t& position) {
  if (!skip(text, position, ".")) return milliseconds{0};
  int value = 0, scale = 100;
  for (; position < text.size() && std::isdigit(static_cast<unsigned char>(text[position])); ++position) {
    value += (text[position] - '0') * scale;
    scale /= 10;
  }
  return milliseconds{value};
}

/// The zone's distance from UTC; the text must end with it.
std::optional<minutes> take_zone(std::string_view text, std::size_t& position) {
  if (skip(text, position, "Zz")) return position == text.size() ? std::optional{minutes{0}} : std::nullopt;
  bool west = position < text.size() && text[position] == '-';
  if (!skip(text, position, "+-")) return std::nullopt;
  auto h = take(text, position, 2);
  if (!h || !skip(text, position, ":")) return std::nullopt;
  auto m = take(text, position, 2);
  if (!m || position != text.size()) return std::nullopt;
  minutes offset{*h * 60 + *m};
  return west ? -offset : offset;
}

/// What nanoseconds since 1970 in 64 bits can hold whole.
constexpr int first_year = 1678, last_year = 2261;

}  // namespace

std::optional<system_clock::time_point> from_rfc3339(std::string_view text) {
  std::size_t at = 0;
  auto y = take(text, at, 4);
  if (!y || !skip(text, at, "-")) return std::nullopt;
  auto mo = take(text, at, 2);
  if (!mo || !skip(text, at, "-")) return std::nullopt;
  auto d = take(text, at, 2);
  if (!d || !skip(text, at, "Tt ")) return std::nullopt;
  auto h = take(text, at, 2);
  if (!h || !skip(text, at, ":")) return std::nullopt;
  auto mi = take(text, at, 2);
  if (!mi || !skip(text, at, ":")) return std::nullopt;
  auto s = take(text, at, 2);
  if (!s) return std::nullopt;
  auto fraction = take_fraction(text, at);
  auto zone = take_zone(text, at);
  year_month_day date{year{*y}, month{static_cast<unsigned>(*mo)}, day{static_cast<unsigned>(*d)}};
  if (*y < first_year || *y > last_year) return std::nullopt;
  if (!zone || !date.ok() || *h > 23 || *mi > 59 || *s > 60) return std::nullopt;
  return sys_days{date} + hours{*h} + minutes{*mi} + seconds{*s} + fraction - *zone;
}

std::string to_words(milliseconds duration) {
  auto ms = duration.count();
  if (ms < 1000) return fmt::format("{} ms", ms);
  if (ms < 60'000) return fmt::format("{:.1f} s", static_cast<double>(ms) / 1000.0);
  auto s = ms / 1000;
  if (s < 3600) return fmt::format("{} min {:02} s", s / 60, s % 60);
  if (s < 48 * 3600) return fmt::format("{} h {:02} min", s / 3600, s % 3600 / 60);
  return fmt::format("{} d {} h", s / 86'400, s % 86'400 / 3600);
}

namespace {

/// Milliseconds in the unit at `position`, moved past; 0 when there is none.
std::int64_t take_unit(std::string_view text, std::size_t& position) {
  auto rest = text.substr(position);
  for (auto [unit, ms] : {std::pair{std::string_view{"ms"}, std::int64_t{1}},
                          {"s", 1000},
                          {"m", 60'000},
                          {"h", 3'600'000},
                          {"d", 86'400'000}}) {
    if (rest.starts_with(unit)) return position += unit.size(), ms;
  }
  return 0;
}

}  // namespace

std::string rpo_words(std::chrono::milliseconds target) {
  return target.count() == 0 ? "0, nothing may be lost" : to_words(target);
}

std::optional<milliseconds> parse_duration(std::string_view text) {
  std::size_t position = 0;
  std::int64_t total = 0, last_unit = std::numeric_limits<std::int64_t>::max();
  if (text.empty()) return std::nullopt;
  while (position < text.size()) {
    std::int64_t number = 0;
    auto [end, error] = std::from_chars(text.data() + position, text.data() + text.size(), number);
    if (error != std::errc{} || number < 0 || text[position] == '-') return std::nullopt;
    position = static_cast<std::size_t>(end - text.data());
    auto unit = take_unit(text, position);
    if (unit == 0 || unit >= last_unit) return std::nullopt;
    if (number > (std::numeric_limits<std::int64_t>::max() - total) / unit) return std::nullopt;
    total += number * unit;
    last_unit = unit;
  }
  return milliseconds{total};
}

}  // namespace drctl
