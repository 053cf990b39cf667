#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace drctl::expression {

// When summer time begins and ends in any year: "AEST-10AEDT,M10.1.0,M4.1.0/3", as POSIX writes it in TZ
// (The Open Group Base Specifications, chapter 8.3; hours beyond a day as RFC 8536, section 3.3.1, allows).
class ZoneRule {
 public:
  // nullopt when the text is no such rule.
  static std::optional<ZoneRule> parse(std::string_view text);

  // The seconds that local time is ahead of UTC at that second since 1970.
  std::int64_t offset_at(std::int64_t moment) const;

 private:
  struct Day {
    enum class Form { week_of_month, julian_without_leap_day, day_of_year };
    Form form = Form::day_of_year;
    unsigned month = 1, week = 1, weekday = 0;  // week 5: the last
    int day = 0;
    std::int64_t seconds = 2 * 3600;  // after midnight, by the clock before the change
  };
  struct Reader;

  // The seconds since 1970 of the change in that year, as if local time were UTC.
  static std::int64_t moment_of(const Day& day, int year);

  std::int64_t standard_ = 0, summer_ = 0;  // offsets
  bool has_summer_ = false;
  Day begin_, end_;
};

}  // namespace drctl::expression
