// The exact texts and places of syntax errors.
#include <gtest/gtest.h>

#include "unit/expression/reading.hpp"

namespace drctl::expression {
namespace {

TEST(SyntaxError, SaysWhatWasExpectedAndFound) {
  EXPECT_EQ(syntax_error(""), "0-0: expected a value, found the end of the expression");
  EXPECT_EQ(syntax_error("a +"), "3-3: expected a value, found the end of the expression");
  EXPECT_EQ(syntax_error("a + * b"), "4-5: expected a value, found '*'");
  EXPECT_EQ(syntax_error("a b"), "2-3: expected an operator or the end of the expression, found 'b'");
  EXPECT_EQ(syntax_error("a 'text'"), "2-8: expected an operator or the end of the expression, found 'text'");
}

TEST(SyntaxError, NamesWhatIsNotClosed) {
  EXPECT_EQ(syntax_error("(a"), "2-2: expected ')' to close the '(', found the end of the expression");
  EXPECT_EQ(syntax_error("size(a]"), "6-7: expected ')' to close the '(', found ']'");
  EXPECT_EQ(syntax_error("[1, 2"), "5-5: expected ']' to close the '[', found the end of the expression");
  EXPECT_EQ(syntax_error("{'a': 1"), "7-7: expected '}' to close the '{', found the end of the expression");
  EXPECT_EQ(syntax_error("a[0"), "3-3: expected ']' to close the '[', found the end of the expression");
}

TEST(SyntaxError, AsksForBothSidesOfACondition) {
  EXPECT_EQ(
      syntax_error("a ? b"),
      "5-5: expected ':' and the value for when the condition is false, found the end of the expression");
  EXPECT_EQ(syntax_error("a ? b ? c : d : e"),
            "6-7: expected ':', found '?'; put parentheses around a condition between '?' and ':'");
}

TEST(SyntaxError, KnowsOtherLanguagesWords) {
  EXPECT_EQ(syntax_error("a and b"),
            "2-5: expected an operator or the end of the expression, found 'and'; write && for 'and'");
  EXPECT_EQ(syntax_error("a or b"),
            "2-4: expected an operator or the end of the expression, found 'or'; write || for 'or'");
  EXPECT_EQ(syntax_error("a AND b"),
            "2-5: expected an operator or the end of the expression, found 'AND'; write && for 'and'");
  EXPECT_EQ(syntax_error("not a"),
            "4-5: expected an operator or the end of the expression, found 'a'; "
            "write ! for 'not': !x, !(x in list)");
  EXPECT_EQ(syntax_error("a && not has(b.c)"),
            "9-12: expected an operator or the end of the expression, found 'has'; "
            "write ! for 'not': !x, !(x in list)");
  EXPECT_EQ(syntax_error("a not in b"),
            "2-5: expected an operator or the end of the expression, found 'not'; "
            "write ! for 'not': !x, !(x in list)");
  EXPECT_EQ(syntax_error("knot b"), "5-6: expected an operator or the end of the expression, found 'b'");
  EXPECT_EQ(syntax_error("a is not null"),
            "2-4: expected an operator or the end of the expression, found 'is'; "
            "write == for 'is', != for 'is not': x == null");
  EXPECT_EQ(syntax_error("a contains 'b'"),
            "2-10: expected an operator or the end of the expression, found 'contains'; "
            "write text.contains(part)");
  EXPECT_EQ(syntax_error("a & b"), "2-3: unexpected character '&'; write && for 'and'");
  EXPECT_EQ(syntax_error("a = b"), "2-3: unexpected character '='; write == to compare");
  EXPECT_EQ(syntax_error("a => b"), "2-3: unexpected character '='; write >= to compare");
  EXPECT_EQ(syntax_error("${a}"),
            "0-1: unexpected character '$'; an expression is bare: write name, not $name or ${name}");
}

TEST(SyntaxError, ShowsAWholeCharacter) { EXPECT_EQ(syntax_error("a → b"), "2-5: unexpected character '→'"); }

TEST(SyntaxError, RefusesReservedWordsAsNames) {
  EXPECT_EQ(syntax_error("for == 1"), "0-3: 'for' is a reserved word and can't be a name");
  EXPECT_EQ(syntax_error("a.in"),
            "2-4: expected a field's name after '.', found 'in'; "
            "write ['in'] for a field of that name");
  EXPECT_EQ(syntax_error("a.for"), "parsed");
}

TEST(SyntaxError, FindsUnclosedTexts) {
  EXPECT_EQ(syntax_error("a == 'text"), "5-10: expected ' at the end of the text");
  EXPECT_EQ(syntax_error("'one\ntwo'"),
            "0-4: expected ' at the end of the text; a text over several lines takes three quotes");
  EXPECT_EQ(syntax_error("'''text'"), "0-8: expected ''' at the end of the text");
}

TEST(SyntaxError, PointsAtTheEscapeSequence) {
  EXPECT_EQ(syntax_error(R"('a\sb')"),
            R"(2-4: '\s' is no escape sequence; write \\ for a backslash, or a raw text: r'...')");
  EXPECT_EQ(syntax_error(R"('\uD83D')"),
            R"(1-7: '\uD83D' is no escape sequence; write \\ for a backslash, or a raw text: r'...')");
  EXPECT_EQ(syntax_error(R"('\x4')"),
            R"(1-4: '\x4' is no escape sequence; write \\ for a backslash, or a raw text: r'...')");
  EXPECT_EQ(syntax_error(R"(b'\u0041')"),
            R"(2-8: '\u0041' is no escape sequence; write \\ for a backslash, or a raw text: r'...')");
}

TEST(SyntaxError, RefusesNumbersOutOfRange) {
  EXPECT_EQ(syntax_error("9223372036854775808"),
            "0-19: 9223372036854775808 is out of range of int; "
            "int holds -9223372036854775808 to 9223372036854775807");
  EXPECT_EQ(syntax_error("-9223372036854775808"), "parsed");
  EXPECT_EQ(syntax_error("18446744073709551616u"),
            "0-21: 18446744073709551616u is out of range of uint; uint holds 0 to 18446744073709551615");
}

TEST(SyntaxError, KnowsADurationIsNoNumber) {
  EXPECT_EQ(syntax_error("a > 5m"),
            "4-6: '5m' is no number; "
            "a duration is written duration('5m'), a name can't begin with a digit");
}

TEST(SyntaxError, AsksMacrosForNames) {
  EXPECT_EQ(syntax_error("a.all(b.c, true)"),
            "6-9: expected a plain name for the element; write list.all(x, x > 0)");
  EXPECT_EQ(syntax_error("a.transformList(i, i, i)"), "19-20: the two names must differ");
  EXPECT_EQ(syntax_error("has(a)"),
            "4-5: has() takes the selection of a field; write has(a.b); for a key: 'b' in a");
}

TEST(SyntaxError, AcceptsACommaAtTheEndOfListsAndMapsOnly) {
  EXPECT_EQ(syntax_error("[1, 2,]"), "parsed");
  EXPECT_EQ(syntax_error("{1: 2,}"), "parsed");
  EXPECT_EQ(syntax_error("size(a,)"), "7-8: expected an argument after ',', found ')'");
  EXPECT_EQ(syntax_error("[,]"), "1-2: expected a value, found ','");
}

TEST(SyntaxError, RefusesQuotedNamesOfOtherCharacters) {
  EXPECT_EQ(syntax_error("a.`b$c`"),
            "2-4: expected a name in backquotes, of letters, digits, _ . - / and blanks; "
            "take an index for other names: a['...']");
  EXPECT_EQ(syntax_error("`a`"), "0-3: expected a value, found '`a`'");
}

TEST(SyntaxError, SkipsCommentsAndBlanks) { EXPECT_EQ(syntax_error("a // 'note\n\t+\r\n b"), "parsed"); }

}  // namespace
}  // namespace drctl::expression
