#include "runbook/words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "runbook/yaml.hpp"
#include "unit/runbook/specs.hpp"

namespace drctl {
namespace {

using testing::ElementsAre;

/// The value of the only key of `yaml`, split.
struct Split {
  explicit Split(const std::string& yaml) {
    const auto root = read_yaml(source_of(yaml)).root;
    for (const auto& word : split_words(root.entries.at(0).value.text, findings)) {
      words.push_back(word.text());
      places.push_back(word.place());
    }
    wrong = text_of(findings.take());
  }
  Findings findings;
  std::vector<std::string> words;
  std::vector<Place> places;
  std::string wrong;
};

TEST(Words, AreSeparatedByBlanksAndLineEnds) {
  EXPECT_THAT(Split("k: |\n  get   pods\n  -o json\n").words, ElementsAre("get", "pods", "-o", "json"));
}

TEST(Words, ASecondCommandIsRefused) {
  EXPECT_EQ(
      Split("k: |\n  get pods\n  delete pod a\n").wrong,
      "3:3+1 a second line would be a second command in a shell | one command a step; to go on with one, "
      "end its line with '\\', or fold them with '>-'\n");
  EXPECT_EQ(Split("k: >-\n  get pods\n  a\n").wrong, "");
  EXPECT_EQ(Split("k: |\n  get pods \\\n    a\n").wrong, "");
  EXPECT_EQ(Split("k: |\n\n  get 'a\n  b'\n\n").wrong, "");
}

TEST(Words, QuotesKeepBlanksAndJoin) {
  EXPECT_THAT(Split(R"(k: a 'b  c' d"e f"g '')").words, ElementsAre("a", "b  c", "de fg", ""));
}

TEST(Words, BackslashesQuoteAsInAShell) {
  EXPECT_THAT(Split(R"(k: a\ b "c\"d\n" 'e\f')").words, ElementsAre("a b", "c\"d\\n", "e\\f"));
}

TEST(Words, ABackslashAtTheEndOfALineJoins) {
  EXPECT_THAT(Split("k: |\n  get \\\n    pods\n").words, ElementsAre("get", "pods"));
}

TEST(Words, AnInterpolationStaysWhole) {
  EXPECT_THAT(Split("k: |\n  x=${ a + \" b\" } '${m['c d']}' \"${ {\"e\": \"}\"} }\"").words,
              ElementsAre(R"(x=${ a + " b" })", "${m['c d']}", R"(${ {"e": "}"} })"));
}

TEST(Words, AnEscapedInterpolationIsNone) {
  EXPECT_THAT(Split(R"(k: \${a} "\${b}" $${c})").words, ElementsAre("$${a}", "$${b}", "$${c}"));
}

TEST(Words, KnowTheirPlaces) {
  const Split split("k: >-\n  get 'po''ds'\n  -l \"a\\\"b\"\n");
  EXPECT_EQ(split.places[1].line, 2U);
  EXPECT_EQ(split.places[1].column, 8U);
  EXPECT_EQ(split.places[3].line, 3U);
  EXPECT_EQ(split.places[3].column, 7U);
  EXPECT_EQ(split.places[3].length, 4U);
}

TEST(Words, WhatOnlyAShellCanDoIsRefused) {
  const std::string help =
      " | no shell runs here: quote it to pass it on as it is, or use `exec: [sh, -c, ...]` for what needs a "
      "shell\n";
  EXPECT_EQ(Split("k: get pods | grep x").wrong, "1:13+1 '|' means something to a shell only" + help);
  EXPECT_EQ(Split("k: a >out 2>&1").wrong, "1:6+4 '>out' means something to a shell only" + help +
                                               "1:11+4 '2>&1' means something to a shell only" + help);
  EXPECT_EQ(Split("k: a; b").wrong, "1:5+1 ';' means something to a shell only" + help);
  EXPECT_EQ(Split("k: a $(date)").wrong, "1:6+2 '$(' would run a command in a shell" + help);
  EXPECT_EQ(Split("k: psql -h <DB_HOST>").wrong, "1:12+9 '<DB_HOST>' means something to a shell only" + help);
}

TEST(Words, AShellVariableIsRefused) {
  EXPECT_EQ(Split("k: ls \"$HOME/x\"").wrong,
            "1:8+5 '$HOME' is not replaced: no shell runs here | write ${HOME} for a variable of the "
            "runbook, or '$HOME' "
            "in single quotes\n");
}

TEST(Words, QuotedTheyAreWords) {
  const Split split(R"(k: sh -c 'echo "$HOME" | cat' "|" \; a&b -l 'x in (y)')");
  EXPECT_EQ(split.wrong, "");
  EXPECT_THAT(split.words,
              ElementsAre("sh", "-c", "echo \"$HOME\" | cat", "|", ";", "a&b", "-l", "x in (y)"));
}

TEST(Words, AQuoteMustBeClosed) {
  EXPECT_EQ(Split("k: it's").wrong, "1:6+1 this quote is never closed | close it\n");
}

}  // namespace
}  // namespace drctl
