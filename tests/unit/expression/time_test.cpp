#include "expression/time.hpp"

#include <gtest/gtest.h>

#include "expression/zone.hpp"
#include "expression/zone_file.hpp"
#include "expression/zone_rule.hpp"

namespace drctl::expression {
namespace {

std::string timestamp(std::string_view text) {
  const auto when = parse_timestamp(text);
  return when ? to_string(*when) : when.error();
}

std::string duration(std::string_view text) {
  const auto span = parse_duration(text);
  return span ? to_string(*span) : span.error();
}

TEST(Timestamp, IsReadInAnyZoneAndWrittenInUtc) {
  EXPECT_EQ(timestamp("2026-01-31T23:59:59Z"), "2026-01-31T23:59:59Z");
  EXPECT_EQ(timestamp("2026-01-31T23:59:59.5+01:30"), "2026-01-31T22:29:59.500Z");
  EXPECT_EQ(timestamp("2024-02-29t00:00:00.000000001z"), "2024-02-29T00:00:00.000000001Z");
  EXPECT_EQ(timestamp("0001-01-01T00:00:00Z"), "0001-01-01T00:00:00Z");
}

TEST(Timestamp, MustExist) {
  for (const char* text :
       {"2025-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01",
        "2026-01-01T00:00:00", "2026-01-01T00:00:00.Z", "2026-01-01T00:00:00Z ", ""}) {
    EXPECT_EQ(timestamp(text),
              "'" + std::string(text) + "' is no timestamp: expected RFC 3339, like 2026-01-31T23:59:59Z");
  }
}

TEST(Timestamp, LiesInTheYears1To9999) {
  EXPECT_EQ(timestamp("9999-12-31T23:59:59-01:00"),
            "the timestamp '9999-12-31T23:59:59-01:00' is out of range: it must lie in the years 1 to 9999");
  EXPECT_EQ(add(Timestamp{last_second, 999'999'999}, Duration{1}).error(),
            "the timestamp is out of range: it must lie in the years 1 to 9999");
}

TEST(Timestamp, ComesFromTheSystemClock) {
  using namespace std::chrono;
  const system_clock::time_point when(seconds(1'000'000'000) + milliseconds(250));
  EXPECT_EQ(to_string(to_timestamp(when)), "2001-09-09T01:46:40.250Z");
}

TEST(Duration, AddsUpItsParts) {
  EXPECT_EQ(duration("1h30m"), "5400s");
  EXPECT_EQ(duration("-1.5h"), "-5400s");
  EXPECT_EQ(duration("100ms"), "0.100s");
  EXPECT_EQ(duration("1us2ns"), "0.000001002s");
  EXPECT_EQ(duration("0"), "0s");
  EXPECT_EQ(duration("0.000000001s"), "0.000000001s");
}

TEST(Duration, HasUnits) {
  for (const char* text : {"5", "5 m", "1d", "h", "1h-5m", "", "-", ".s"}) {
    EXPECT_EQ(duration(text), "'" + std::string(text) +
                                  "' is no duration: expected a number and a unit "
                                  "(h, m, s, ms, us, ns), like 1h30m");
  }
}

TEST(Duration, LastsAtMost292Years) {
  EXPECT_EQ(duration("9223372036.854775807s"), "9223372036.854775807s");
  EXPECT_EQ(duration("-9223372036.854775808s"), "-9223372036.854775808s");
  EXPECT_EQ(duration("9223372036.854775808s"),
            "the duration '9223372036.854775808s' is out of range: at most 292 years");
  EXPECT_EQ(duration("99999999999999999999s"),
            "the duration '99999999999999999999s' is out of range: at most 292 years");
}

std::int64_t offset(std::string_view zone, std::string_view when) {
  return utc_offset(zone, parse_timestamp(when)->seconds).value_or(-1) / 60;
}

TEST(Zone, IsAnOffsetOrAName) {
  EXPECT_EQ(offset("UTC", "2026-07-01T00:00:00Z"), 0);
  EXPECT_EQ(offset("-02:30", "2026-07-01T00:00:00Z"), -150);
  EXPECT_EQ(offset("Asia/Kathmandu", "2026-07-01T00:00:00Z"), 345);
}

TEST(Zone, KnowsSummerTime) {
  EXPECT_EQ(offset("Europe/Paris", "2026-03-29T00:59:59Z"), 60);
  EXPECT_EQ(offset("Europe/Paris", "2026-03-29T01:00:00Z"), 120);
  EXPECT_EQ(offset("Europe/Paris", "2060-07-01T00:00:00Z"), 120);  // beyond the table: by its rule
  EXPECT_EQ(offset("Australia/Sydney", "2060-01-01T00:00:00Z"), 660);
  EXPECT_EQ(offset("America/New_York", "1960-01-01T00:00:00Z"), -300);
}

TEST(Zone, IsNoPath) {
  for (const char* name : {"../../etc/passwd", "/etc/passwd", "Europe", "Mars/Base", "+25:00", "a\nb"}) {
    EXPECT_TRUE(utc_offset(name, 0).error().starts_with("unknown time zone '")) << name;
  }
}

TEST(ZoneFile, RefusesWhatIsCutShort) {
  const std::string header =
      "TZif2" + std::string(15, '\0') + std::string("\0\0\0\1\0\0\0\1\0\0\0\0\0\0\0\1\0\0\0\1\0\0\0\4", 24);
  for (std::size_t length = 0; length <= header.size(); ++length) {
    EXPECT_FALSE(ZoneFile::parse(std::string_view(header).substr(0, length)).has_value()) << length;
  }
}

std::int64_t rule_offset(std::string_view rule, std::string_view when) {
  return ZoneRule::parse(rule)->offset_at(parse_timestamp(when)->seconds) / 60;
}

TEST(ZoneRule, ReadsWeeksOfMonths) {
  EXPECT_EQ(rule_offset("CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T00:59:59Z"), 60);
  EXPECT_EQ(rule_offset("CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T01:00:00Z"), 120);
  EXPECT_EQ(rule_offset("CET-1CEST,M3.5.0,M10.5.0/3", "2026-10-25T01:00:00Z"), 60);
  EXPECT_EQ(rule_offset("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-01-01T00:00:00Z"), 660);
}

TEST(ZoneRule, ReadsDaysOfTheYear) {
  EXPECT_EQ(rule_offset("<-03>3<-02>,J60/0,59/24", "2024-03-01T03:00:00Z"), -120);
  EXPECT_EQ(rule_offset("<+0545>-5:45", "2024-03-01T02:59:59Z"), 345);
}

TEST(ZoneRule, RefusesOtherTexts) {
  for (const char* text :
       {"", "A", "CET", "CET-1CEST", "CET-1CEST,M13.1.0,M1.1.0", "CET-1CEST,M1.1.0", "CET-1x"}) {
    EXPECT_FALSE(ZoneRule::parse(text).has_value()) << text;
  }
}

TEST(LocalTime, CountsDays) {
  const LocalTime local = local_time(*parse_timestamp("2024-12-31T23:30:00Z"), 3600);
  EXPECT_EQ(local.year, 2025);
  EXPECT_EQ(local.month, 1);
  EXPECT_EQ(local.day, 1);
  EXPECT_EQ(local.hour, 0);
  EXPECT_EQ(local.minute, 30);
  EXPECT_EQ(local.day_of_week, 3);
  EXPECT_EQ(local.day_of_year, 0);
}

}  // namespace
}  // namespace drctl::expression
