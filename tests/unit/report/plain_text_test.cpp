#include "report/plain_text.hpp"

#include <gtest/gtest.h>

namespace drctl {
namespace {

TEST(Printable, LeavesOrdinaryTextAlone) { EXPECT_EQ(printable("größe: 12 €, 表"), "größe: 12 €, 表"); }

TEST(Printable, SpellsOutWhatWouldMoveTheCursor) {
  EXPECT_EQ(printable("a\x1b[2Jb\rc\x07"), "a\\x1b[2Jb\\x0dc\\x07");
  EXPECT_EQ(printable("\xC2\x9B"
                      "31m"),
            "\\u009b31m");  // CSI as one C1 character
}

TEST(Printable, TakesColoursOut) { EXPECT_EQ(printable("\x1b[1;31mred\x1b[0m"), "red"); }

TEST(Printable, SpellsOutWhatReordersOrHidesText) {
  EXPECT_EQ(printable("drop\u202e txet \u200b"), "drop\\u202e txet \\u200b");
}

TEST(Printable, ReplacesWhatIsNotUtf8) { EXPECT_EQ(printable("a\xFFz"), "a\uFFFDz"); }

TEST(PrintableLines, SplitsAndDropsEmptyLinesAtTheEnd) {
  EXPECT_EQ(printable_lines("a\r\n\nb\n\n"), (std::vector<std::string>{"a", "", "b"}));
  EXPECT_EQ(printable_lines(""), std::vector<std::string>{});
}

TEST(DisplayWidth, CountsColumns) {
  EXPECT_EQ(display_width("größe"), 5U);
  EXPECT_EQ(display_width("表"), 2U);
  EXPECT_EQ(display_width("e\u0301"), 1U);
}

TEST(Fitted, CutsToColumns) {
  EXPECT_EQ(fitted("abcdef", 6), "abcdef");
  EXPECT_EQ(fitted("abcdefg", 6), "abc...");
  EXPECT_EQ(fitted("表表表表", 6), "表...");
  EXPECT_EQ(fitted("abcdef", 2), "..");
}

TEST(Padded, FillsUpToColumns) { EXPECT_EQ(padded("表", 4), "表  "); }

}  // namespace
}  // namespace drctl
