#include "support/utf8.hpp"

#include <gtest/gtest.h>

namespace drctl {
namespace {

TEST(ValidUtf8, KeepsWellFormedText) {
  EXPECT_EQ(valid_utf8("a \xC3\xA9 \xE2\x82\xAC \xF0\x9F\x90\x98"),
            "a \xC3\xA9 \xE2\x82\xAC \xF0\x9F\x90\x98");
  EXPECT_EQ(valid_utf8(std::string_view("a\0b", 3)), std::string_view("a\0b", 3));
}

TEST(ValidUtf8, ReplacesEachStrayByte) {
  EXPECT_EQ(valid_utf8("a\xFF"
                       "b\x80"),
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD");
}

TEST(ValidUtf8, ReplacesACutSequence) { EXPECT_EQ(valid_utf8("\xC3"), "\xEF\xBF\xBD"); }

TEST(ValidUtf8, RefusesOverlongSurrogateAndTooHigh) {
  const std::string bad = "\xEF\xBF\xBD";
  EXPECT_EQ(valid_utf8("\xC0\x80"), bad + bad);
  EXPECT_EQ(valid_utf8("\xED\xA0\x80"), bad + bad + bad);
  EXPECT_EQ(valid_utf8("\xF4\x90\x80\x80"), bad + bad + bad + bad);
}

}  // namespace
}  // namespace drctl
