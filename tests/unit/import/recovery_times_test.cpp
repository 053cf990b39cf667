#include "import/recovery_times.hpp"

#include <gtest/gtest.h>

namespace drctl {
namespace {

TEST(DurationIn, TakesTheEndOfARange) {
  EXPECT_EQ(duration_in("5-10 minutes"), "10m");
  EXPECT_EQ(duration_in("0-5 min"), "5m");
  EXPECT_EQ(duration_in("30 – 90 minutes"), "1h30m");
  EXPECT_EQ(duration_in("1-2 hours"), "2h");
}

TEST(DurationIn, AddsWhatBelongsTogether) {
  EXPECT_EQ(duration_in("1 hour 30 minutes"), "1h30m");
  EXPECT_EQ(duration_in("1h30m"), "1h30m");
  EXPECT_EQ(duration_in("1.5 hours"), "1h30m");
  EXPECT_EQ(duration_in("2 days"), "48h");
  EXPECT_EQ(duration_in("1 day, 2 hours"), "26h");
  EXPECT_EQ(duration_in("1 hour and 5 minutes"), "1h5m");
  EXPECT_EQ(duration_in("1h30"), "1h30m");
  EXPECT_EQ(duration_in("1 hour, 5 days for the rest"), "1h");
  EXPECT_EQ(duration_in("4 hours, 99.9% of the time"), "4h");
}

TEST(DurationIn, FindsItInWords) {
  EXPECT_EQ(duration_in("Depends on backup schedule (typically 24 hours max)"), "24h");
  EXPECT_EQ(duration_in("< 4-hour window"), "4h");
}

TEST(DurationIn, KnowsNone) {
  EXPECT_EQ(duration_in("0 (no data loss)"), "0s");
  EXPECT_EQ(duration_in("None"), "0s");
  EXPECT_EQ(duration_in("Depends on backup schedule"), std::nullopt);
  EXPECT_EQ(duration_in("5 people"), std::nullopt);
  EXPECT_EQ(duration_in(""), std::nullopt);
}

}  // namespace
}  // namespace drctl
