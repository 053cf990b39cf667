#include "support/time_text.hpp"

#include <gtest/gtest.h>

namespace drctl {
namespace {

using namespace std::chrono_literals;

TEST(TimeText, WritesUtcWithMilliseconds) {
  EXPECT_EQ(to_rfc3339(std::chrono::system_clock::time_point{} + 1790000000123ms),
            "2026-09-21T14:13:20.123Z");
}

TEST(TimeText, ReadsWhatItWritesAndOtherZones) {
  auto at = std::chrono::system_clock::time_point{} + 1790000000123ms;
  EXPECT_EQ(from_rfc3339("2026-09-21T14:13:20.123Z"), at);
  EXPECT_EQ(from_rfc3339("2026-09-21T16:13:20.123+02:00"), at);
}

TEST(TimeText, HasNoTimeThatTheClockCannotHold) {
  EXPECT_TRUE(from_rfc3339("2261-12-31T23:59:59Z"));
  EXPECT_TRUE(from_rfc3339("1678-01-01T00:00:00Z"));
  EXPECT_FALSE(from_rfc3339("2262-01-01T00:00:00Z"));
  EXPECT_FALSE(from_rfc3339("9999-01-01T00:00:00Z"));
  EXPECT_FALSE(from_rfc3339("0001-01-01T00:00:00Z"));
}

TEST(TimeText, RefusesWhatIsNoTime) {
  for (auto text : {"", "2026-09-21", "2026-13-01T00:00:00Z", "2026-09-21T24:00:00Z", "2026-09-21T14:13:20"})
    EXPECT_FALSE(from_rfc3339(text)) << text;
}

TEST(TimeText, SaysDurationsAsPeopleDo) {
  EXPECT_EQ(to_words(850ms), "850 ms");
  EXPECT_EQ(to_words(4230ms), "4.2 s");
  EXPECT_EQ(to_words(187s), "3 min 07 s");
  EXPECT_EQ(to_words(125min), "2 h 05 min");
  EXPECT_EQ(to_words(76h), "3 d 4 h");
}

TEST(TimeText, ReadsDurations) {
  EXPECT_EQ(parse_duration("500ms"), 500ms);
  EXPECT_EQ(parse_duration("1h30m"), 90min);
  EXPECT_EQ(parse_duration("2d"), 48h);
  EXPECT_EQ(parse_duration("1d1h1m1s1ms"), 25h + 1min + 1001ms);
}

TEST(TimeText, RefusesWhatIsNoDuration) {
  for (auto text : {"", "5", "-5s", "5 s", "5x", "s", "1.5h", "99999999999999999999d", "9223372036854775807d",
                    "30m1h", "1h1h", "5ms1s"})
    EXPECT_FALSE(parse_duration(text)) << text;
}

}  // namespace
}  // namespace drctl
