// Nothing that is written in a runbook makes drctl crash, hang or fill the memory.
#include "expression/limits.hpp"

#include <gtest/gtest.h>

#include "expression/interpolation.hpp"
#include "unit/expression/reading.hpp"

namespace drctl::expression {
namespace {

std::string repeat(std::string_view text, std::size_t count) {
  std::string result;
  for (std::size_t i = 0; i < count; ++i) result += text;
  return result;
}

// [0, 0].map(a, [0, 0].map(b, ... )): two to the power of `levels` results.
std::string nested_maps(std::size_t levels) {
  std::string text = "0";
  for (std::size_t i = 0; i < levels; ++i) text = "[0, 0].map(x" + std::to_string(i) + ", " + text + ")";
  return text;
}

const std::string too_deep = ": the expression is nested more than 200 levels deep";

TEST(Limits, OfNestingHoldForEveryWayToNest) {
  for (const char* open :
       {"(", "[", "{1: ", "a[", "size(", "true ? true : ", "!", "-", "a.b(", "[0].map(x, "}) {
    const std::string error = syntax_error(repeat(open, 4'000));
    EXPECT_TRUE(error.ends_with(too_deep) || error.find("found the end") != error.npos) << open << error;
  }
}

TEST(Limits, OfNestingHoldForLongChains) {
  EXPECT_TRUE(syntax_error("a" + repeat(".b", 10'000)).ends_with(too_deep));
  EXPECT_TRUE(syntax_error("a" + repeat("[0]", 10'000)).ends_with(too_deep));
  EXPECT_TRUE(syntax_error("1" + repeat(" + 1", 10'000)).ends_with(too_deep));
  EXPECT_TRUE(syntax_error(repeat("!", 10'000) + "a").ends_with(too_deep));
  EXPECT_TRUE(syntax_error(repeat("a.f(", 10'000)).ends_with(too_deep));
}

TEST(Limits, LeaveRoomForLongConditions) {
  EXPECT_EQ(value_of("true" + repeat(" && true", 5'000)), "true");
  EXPECT_EQ(value_of(repeat("(", 190) + "1" + repeat(")", 190)), "1");
  EXPECT_EQ(value_of("1" + repeat(" + 1", 190)), "191");
}

TEST(Limits, OfLengthHold) {
  EXPECT_EQ(syntax_error("'" + std::string(70'000, 'a') + "'"),
            "0-0: the expression is longer than 65536 bytes");
}

TEST(Limits, OfStepsEndExponentialMacros) {
  const std::string error = value_of(nested_maps(60));
  EXPECT_NE(error.find("the expression takes more than 1000000 steps"), error.npos) << error;
}

TEST(Limits, AreNotAbsorbed) {
  const std::string error = value_of("size(" + nested_maps(60) + ") > 0 || true");
  EXPECT_NE(error.find("the expression takes more than 1000000 steps"), error.npos) << error;
}

TEST(Limits, OfTextsHold) {
  const std::string error = value_of("['a']" + repeat(".map(x, x + x)", 40) + "[0]");
  EXPECT_NE(error.find("the expression makes a text of more than 16777216 bytes"), error.npos) << error;
}

TEST(Limits, OfMemoryHold) {
  const std::string error = value_of("[[0]]" + repeat(".map(x, x + x)", 40) + "[0]");
  EXPECT_NE(error.find("the expression makes a list of more than 1000000 elements"), error.npos) << error;
}

TEST(Limits, OfAValuesPartsHoldForSharedParts) {
  const std::string error = value_of("[[0]]" + repeat(".map(x, [x, x])", 40));
  EXPECT_NE(error.find("the value has more than 10000000 parts"), error.npos) << error;
}

TEST(Limits, OfStepsHoldForComparisons) {
  const std::string shared = "[[0]]" + repeat(".map(x, [x, x])", 40);
  const std::string error = value_of(shared + " == " + shared);
  EXPECT_NE(error.find("the expression takes more than 1000000 steps"), error.npos) << error;
}

TEST(Limits, OfTextsHoldForFormats) {
  const std::string shared = "[['aaaaaaaa']]" + repeat(".map(x, [x, x])", 40);
  const std::string error = value_of("'%s'.format(" + shared + ")");
  EXPECT_NE(error.find("the expression takes more than"), error.npos) << error;
}

TEST(Limits, OfRegularExpressionsHold) {
  EXPECT_EQ(value_of("'a'.matches('((a{100}){100}){100}')"),
            "0-35: '((a{100}){100}){100}' is no regular expression: invalid repetition size: {100}");
  EXPECT_EQ(value_of("'" + std::string(5'000, 'a') + "'.matches('^(a+)+$')"), "true");
}

TEST(Limits, CanBeSet) {
  EXPECT_EQ(value_of("[1, 2, 3].map(x, x)", {}, {.steps = 8}),
            "17-18: the expression takes more than 8 steps; let the step's command do this work");
  EXPECT_EQ(value_of("((1))", {}, {.depth = 2}),
            "no parse: 2-2: the expression is nested more than 2 levels deep");
}

TEST(Limits, CheckingALongExpressionIsQuick) {
  // A checker that copies what it knows for each call would take minutes.
  EXPECT_EQ(type_of("[" + repeat("[] == [], ", 6'000) + "]"), "list(bool)");
}

TEST(Limits, OfTextsHoldForTemplates) {
  const Bindings bindings = {{"big", std::string(1'000'000, 'a')}};
  const auto text = Template::parse(repeat("${big}", 20));
  EXPECT_EQ(text_of(text->evaluate(bindings).error()), "98-98: the text is longer than 16777216 bytes");
}

}  // namespace
}  // namespace drctl::expression
