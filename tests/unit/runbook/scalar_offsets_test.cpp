#include "runbook/scalar_offsets.hpp"

#include <gtest/gtest.h>

#include <string>

#include "runbook/yaml.hpp"

namespace drctl {
namespace {

/// The value of the only key in `yaml`.
SourceText value_of_only_key(const std::string& yaml) {
  const auto document = read_yaml(std::make_shared<Source>(Source{"x.yaml", yaml}));
  EXPECT_TRUE(document.diagnostics.empty()) << yaml;
  return document.root.entries.at(0).value.text;
}

/// "line:column" of `part` in the value.
std::string where(const std::string& yaml, const std::string& part) {
  const auto text = value_of_only_key(yaml);
  const auto at = text.text().find(part);
  EXPECT_NE(at, std::string::npos) << text.text();
  const auto place = text.place(at, part.size());
  return std::to_string(place.line) + ":" + std::to_string(place.column) + "+" + std::to_string(place.length);
}

TEST(ScalarOffsets, PlainIsWhereItStands) { EXPECT_EQ(where("k:   abc def", "def"), "1:10+3"); }

TEST(ScalarOffsets, PlainOverSeveralLines) { EXPECT_EQ(where("k: abc\n\n    def ghi\n", "ghi"), "3:9+3"); }

TEST(ScalarOffsets, PlainBehindItsKey) { EXPECT_EQ(where("k:\n  abc\n", "abc"), "2:3+3"); }

TEST(ScalarOffsets, SingleQuotesAreDoubled) { EXPECT_EQ(where("k: 'it''s on'", "on"), "1:11+2"); }

TEST(ScalarOffsets, ADoubledQuoteIsTwoWide) { EXPECT_EQ(where("k: 'it''s on'", "'"), "1:7+2"); }

TEST(ScalarOffsets, EscapesAreWiderThanWhatTheyMean) {
  EXPECT_EQ(where(R"(k: "a\tb\u00e9\U0001F600\x41 end")", "end"), "1:30+3");
}

TEST(ScalarOffsets, AnEscapedQuoteIsUnderlinedWhole) { EXPECT_EQ(where(R"(k: "a \" b")", "\""), "1:7+2"); }

TEST(ScalarOffsets, DoubleQuotesOverSeveralLines) {
  EXPECT_EQ(where("k: \"abc\n    def\\\n    ghi \\n jkl\"", "jkl"), "3:12+3");
}

TEST(ScalarOffsets, AnEscapedBlankIsNoFold) { EXPECT_EQ(where("k: \"a\\\n   \\  b\"", "b"), "2:7+1"); }

TEST(ScalarOffsets, LiteralBlockKeepsItsLines) { EXPECT_EQ(where("k: |\n  one\n  two\n", "two"), "3:3+3"); }

TEST(ScalarOffsets, LiteralBlockKeepsDeeperIndentation) {
  EXPECT_EQ(where("k: |\n  one\n    two\n", "  two"), "3:3+5");
}

TEST(ScalarOffsets, LiteralBlockBehindEmptyLinesAndAComment) {
  EXPECT_EQ(where("k: |- # why\n\n\n  one\n\n  two\n", "two"), "6:3+3");
}

TEST(ScalarOffsets, LiteralBlockWithStatedIndentation) {
  EXPECT_EQ(where("k: |2\n    one\n  two\n", "two"), "3:3+3");
}

TEST(ScalarOffsets, FoldedBlockJoinsLines) {
  EXPECT_EQ(where("k: >-\n  one\n  two\n\n  three\n", "three"), "5:3+5");
}

TEST(ScalarOffsets, FoldedBlockWithDeeperLines) {
  EXPECT_EQ(where("k: >\n  one\n    two\n  three\n", "three"), "4:3+5");
}

TEST(ScalarOffsets, WindowsLineEnds) { EXPECT_EQ(where("k: |\r\n  one\r\n  two\r\n", "two"), "3:3+3"); }

TEST(ScalarOffsets, AByteOrderMarkIsNoColumn) { EXPECT_EQ(where("\xEF\xBB\xBFk: abc", "abc"), "1:4+3"); }

TEST(ScalarOffsets, ColumnsCountBytes) { EXPECT_EQ(where("k: \xC3\xA9\xC3\xA9 x", "x"), "1:9+1"); }

TEST(ScalarOffsets, EveryByteThatIsNoBlankPointsToItself) {
  for (const std::string yaml : {"k: a b\n   c", "k: 'a ''b\n\n  c'", "k: |+\n\n   a\n     b\n\n   c\n\n",
                                 "k: >\n  a\n\n\n   b\n  c\n   d\n\n  e", "k: >-\n\n  a\n  \n  b\r\n",
                                 "k: \"a\n  b\n\n  c\"", "k: |1\n  a\n b\n"}) {
    const auto text = value_of_only_key(yaml);
    for (std::size_t at = 0; at < text.text().size(); ++at) {
      if (std::string_view(" \n").find(text.text()[at]) != std::string_view::npos) continue;
      const auto place = text.place(at, 1);
      std::size_t start = 0;
      for (std::size_t line = 1; line < place.line; ++line) start = yaml.find('\n', start) + 1;
      EXPECT_EQ(yaml[start + place.column - 1], text.text()[at]) << yaml << " at " << at;
    }
  }
}

}  // namespace
}  // namespace drctl
