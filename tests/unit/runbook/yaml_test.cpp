#include "runbook/yaml.hpp"

#include <gtest/gtest.h>

#include "unit/runbook/specs.hpp"

namespace drctl {
namespace {

std::string wrong_with(const std::string& text) { return text_of(read_yaml(source_of(text)).diagnostics); }

TEST(Yaml, KeepsTheOrderOfKeysAndTheKindOfScalars) {
  const auto root = read_yaml(source_of("b: 1\na: '1'\nc:\nd: [x]\n")).root;
  ASSERT_EQ(root.entries.size(), 4U);
  EXPECT_EQ(root.entries[0].key.text(), "b");
  EXPECT_EQ(root.entries[0].value.kind, Yaml::Kind::plain);
  EXPECT_EQ(root.entries[1].value.kind, Yaml::Kind::quoted);
  EXPECT_EQ(root.entries[2].value.kind, Yaml::Kind::nothing);
  EXPECT_EQ(root.entries[3].value.items.at(0).text.text(), "x");
}

TEST(Yaml, AnEmptyValueStandsAtItsKey) {
  const auto root = read_yaml(source_of("a:\nnullable: 1\n")).root;
  EXPECT_EQ(root.entries[0].value.place.line, 1U);
  EXPECT_EQ(root.entries[0].value.text.text(), "");
}

TEST(Yaml, RefusesDuplicateKeysAndKeepsTheFirst) {
  const auto document = read_yaml(source_of("a: 1\nb:\n  c: 1\n  c: 2\na: 3\n"));
  EXPECT_EQ(text_of(document.diagnostics),
            "4:3+1 duplicate key 'c' | remove one of the two\n  3:3 first given here\n"
            "5:1+1 duplicate key 'a' | remove one of the two\n  1:1 first given here\n");
  EXPECT_EQ(document.root.entries[0].value.text.text(), "1");
}

TEST(Yaml, RefusesAnchorsAliasesAndTags) {
  EXPECT_EQ(
      wrong_with("a: &x 1\nb: *x\nc: !!str 1\nd: !no\n"),
      "1:4+2 anchors are not part of the language | write the value out, or make it a variable under `vars`\n"
      "2:4+2 aliases are not part of the language | write the value out, or make it a variable under `vars`\n"
      "3:4+5 tags are not part of the language | a value that starts with '!' is a tag in YAML: quote it; "
      "drctl "
      "types each value by its place\n"
      "4:4+3 tags are not part of the language | a value that starts with '!' is a tag in YAML: quote it; "
      "drctl "
      "types each value by its place\n");
}

TEST(Yaml, RefusesASecondDocument) {
  EXPECT_EQ(wrong_with("a: 1\n---\nb: 2\n"),
            "2:1+3 a second document starts here | a file holds one runbook or environment: move it to a "
            "file of its "
            "own\n");
}

TEST(Yaml, RefusesKeysThatAreNoText) {
  EXPECT_EQ(wrong_with("? [a]\n: b\n"),
            "1:3+2 a key must be a text | quote it if it starts with '[' or '{'\n");
}

TEST(Yaml, SaysWhereABracketWasOpened) {
  EXPECT_EQ(wrong_with("a:\n  b: [1, 2\nc: 3\n"),
            "2:6+1 '[' is never closed | close it; inside it, quote each text that holds one of [ ] { } ,\n");
}

TEST(Yaml, SaysWhichBracketStandsInAText) {
  EXPECT_EQ(wrong_with("a: {b: c[0].d}\n"),
            "1:9+1 inside brackets, a text can't hold this without quotes | quote the text\n");
  EXPECT_EQ(wrong_with("a: {b: by ${hand}, c: d}\n"),
            "1:12+1 inside brackets, a text can't hold this without quotes | quote the text\n");
}

TEST(Yaml, SaysWhereAQuoteWasOpened) {
  EXPECT_EQ(wrong_with("a: it's\nb: \"x\nc: d\n"),
            "2:4+1 this quote is never closed | close it; inside '...' write '' for a quote, inside \"...\" "
            "write \\\"\n");
}

TEST(Yaml, SaysWhichQuoteWasClosedTooLate) {
  const std::string late =
      "1:4+1 this quote is closed lines later | close it where its text ends; inside '...' write '' for a "
      "quote, "
      "inside \"...\" write \\\"\n  3:4 closed here\n";
  EXPECT_EQ(wrong_with("a: \"x\nb: y\nc: \"z\"\n"), late);
  EXPECT_EQ(wrong_with("a: 'x\nb: it''s\nc: 'z'\n"), late);
}

TEST(Yaml, FindsTheLineWithoutItsColon) {
  EXPECT_EQ(wrong_with("a: 1\nb 2\n\n# c: 3\nd: 4\n"),
            "2:1+3 a line that is no 'key: value' | write a ':' and a blank behind the key\n");
  EXPECT_EQ(wrong_with("- a:1\n  b: 2\n"),
            "1:3+3 a line that is no 'key: value' | write a blank behind the ':'\n");
}

TEST(Yaml, TellsAnEscapeAtItsBackslash) {
  EXPECT_EQ(wrong_with("a: \"x\\ud83d\\ude00\"\n"),
            "1:6+1 an escape that is no character | write the character itself, or its number in full: "
            "\\U0001F600\n");
}

TEST(Yaml, AnItemThatSaysNothingStandsAtItsDash) {
  const auto root = read_yaml(source_of("- a\n-\n\n- b\n")).root;
  EXPECT_EQ(root.items.at(1).kind, Yaml::Kind::nothing);
  EXPECT_EQ(root.items.at(1).place.line, 2U);
  EXPECT_EQ(root.items.at(1).place.column, 1U);
}

TEST(Yaml, TakesEveryQuoteThatIsClosed) {
  for (const std::string text : {R"(a: 'x')", "a: 'x\n  '", "a: \"x \\\n  \"", "a: ''", "a: \"\"",
                                 "a: '''x'''", R"(a: "\"")", "[ 'x' ]"})
    EXPECT_EQ(wrong_with(text), "") << text;
}

TEST(Yaml, KnowsWhyAColonIsWrong) {
  EXPECT_EQ(wrong_with("a: b: c\n"),
            "1:5+1 a mapping can't start here | quote a text that holds ': ', or put the key on its own "
            "line, as far in "
            "as its neighbours\n");
}

TEST(Yaml, FindsTheTabInTheIndentation) {
  EXPECT_EQ(wrong_with("a:\n\tb: c\n"),
            "2:1+1 a tab in the indentation | indent with blanks: YAML takes no tabs\n");
  EXPECT_EQ(wrong_with("a: 1\n\tb: 2\n"),
            "2:1+1 a tab in the indentation | indent with blanks: YAML takes no tabs\n");
}

TEST(Yaml, RefusesWhatIsNoText) {
  EXPECT_EQ(wrong_with(std::string("a: \0\n", 5)), "1:4+1 a NUL byte: this is not a text file | remove it\n");
  EXPECT_EQ(wrong_with("a: \x04\n"), "1:4+1 a control character, U+0004 | remove it\n");
  EXPECT_EQ(wrong_with("a: 1\nb: \xC3\x28\n"),
            "2:4+1 the file is not UTF-8 from here on | save it as UTF-8\n");
  EXPECT_EQ(wrong_with("\xFF\xFE"
                       "a"),
            "0:0+1 the file is UTF-16, expected UTF-8 | save it as UTF-8\n");
  EXPECT_EQ(wrong_with("a: 1\rb: 2\n"), "1:5+1 a carriage return that ends no line | remove it\n");
}

TEST(Yaml, TakesAByteOrderMarkAndWindowsLineEnds) {
  const auto document =
      read_yaml(source_of("\xEF\xBB\xBF"
                          "a: 1\r\nb: x\r\n"));
  EXPECT_EQ(text_of(document.diagnostics), "");
  EXPECT_EQ(document.root.entries[1].value.text.text(), "x");
}

TEST(Yaml, SurvivesDeepNesting) {
  const auto document = read_yaml(source_of(std::string(10'000, '[')));
  EXPECT_FALSE(document.complete);
  EXPECT_NE(text_of(document.diagnostics).find("nested deeper than"), std::string::npos);
}

}  // namespace
}  // namespace drctl
