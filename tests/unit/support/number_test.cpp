#include "support/number.hpp"

#include <gtest/gtest.h>

namespace drctl {
namespace {

TEST(Number, AWholeNumberMayHaveAFractionOfNothing) {
  EXPECT_EQ(parse_integer("5"), 5);
  EXPECT_EQ(parse_integer("+5"), 5);
  EXPECT_EQ(parse_integer("-5"), -5);
  EXPECT_EQ(parse_integer("5.0"), 5);
  EXPECT_EQ(parse_integer("1e3"), 1000);
  EXPECT_EQ(parse_integer("9223372036854775807"), 9223372036854775807);
}

TEST(Number, WhatIsNoneGivesNothing) {
  for (const auto* text : {"", "x", "5.5", "5 ", "+-5", "1e300", "9223372036854775808", "nan"})
    EXPECT_FALSE(parse_integer(text)) << text;
  for (const auto* text : {"", "x", "+-5", "inf", "nan", "1e999", "0x10"})
    EXPECT_FALSE(parse_number(text)) << text;
  EXPECT_EQ(parse_number("+.5"), 0.5);
}

}  // namespace
}  // namespace drctl
