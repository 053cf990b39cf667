#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "runbook/language.hpp"
#include "runbook/read.hpp"
#include "runbook/variable.hpp"
#include "unit/runbook/specs.hpp"

namespace drctl {
namespace {

const std::string tail = "steps: [{id: a, manual: x}]\n";

std::string wrong_head(const std::string& head) { return complaints("runbook: x\n" + head + tail); }

Variable variable_of(const std::string& text) {
  const auto runbook = read_runbook(source_of("runbook: x\nvars: {v: " + text + "}\n" + tail), specs());
  EXPECT_TRUE(runbook) << text_of(runbook.error());
  return runbook->vars.at(0);
}

TEST(ReadRunbook, TakesEveryKey) {
  const auto runbook = read_runbook(source_of(R"(
runbook: db-corruption
title: Database corruption
description: |
  Two lines
  of it.
impact: Data integrity compromised
severity: P0
rto: 60m
rpo: 24h
owner: [ops, dba]
links: https://example.test
targets: {cluster: kubernetes, database: postgres}
vars: {n: {type: integer, default: 3}}
steps: [{id: a, manual: x}]
)"),
                                    specs());
  ASSERT_TRUE(runbook);
  EXPECT_EQ(runbook->name.text, "db-corruption");
  EXPECT_EQ(runbook->severity, "P0");
  EXPECT_EQ(runbook->rto, std::chrono::hours(1));
  EXPECT_EQ(runbook->rpo, std::chrono::hours(24));
  EXPECT_EQ(runbook->owners.size(), 2U);
  EXPECT_EQ(runbook->targets[1].kind, "postgres");
  EXPECT_EQ(runbook->vars[0].default_value, 3);
}

TEST(ReadRunbook, AnEmptyFileIsSaidToBeEmpty) {
  for (const auto* text : {"", "# nothing\n", "---\n"})
    EXPECT_EQ(complaints(text), "0:0+1 the file is empty | a runbook starts with 'runbook: NAME'\n");
}

TEST(ReadRunbook, AListIsNoRunbook) {
  EXPECT_EQ(complaints("- a\n"),
            "1:1+1 expected a mapping for the runbook, found a list | write 'key: value' lines, indented "
            "below it\n");
}

TEST(ReadRunbook, WhatMustBeThereIsMissed) {
  EXPECT_EQ(complaints("title: x\n"),
            "1:1+5 missing key 'runbook' in the runbook | add 'runbook:' with the runbook's name, as its "
            "file is called\n"
            "1:1+5 missing key 'steps' in the runbook | add 'steps:' with the steps, in their order\n");
}

TEST(ReadRunbook, ScalarsAreTypedByTheirPlace) {
  EXPECT_EQ(wrong_head("title: 1.10\nimpact: no\n"), "");
  EXPECT_EQ(wrong_head("title: [x]\nimpact:\nseverity: p0\nrto: 30-60m\n"),
            "2:8+1 expected a text for 'title', found a list\n"
            "3:1+6 expected a text for 'impact', found nothing\n"
            "4:11+2 expected one of P0, P1, P2, P3 for 'severity', found 'p0' | did you mean 'P0'?\n"
            "5:6+6 expected a duration (30s, 5m, 1h30m) for 'rto', found '30-60m' | units are ms, s, m, h "
            "and d, the largest first and each once\n");
}

TEST(ReadRunbook, TargetsHaveAKindThatAdaptersKnow) {
  EXPECT_EQ(
      wrong_head("targets: {db: postgers, Kube: kubernetes}\n"),
      "2:15+8 expected one of postgres, kubernetes, channel for target 'db', found 'postgers' | did you mean "
      "'postgres'?\n"
      "2:25+4 expected a name of a-z, 0-9 and '-' for a target, found 'Kube' | write 'kube'\n");
}

TEST(ReadVariable, ADefaultIsOfItsType) {
  EXPECT_EQ(variable_of("{default: 1.10}").default_value, "1.10");
  EXPECT_EQ(variable_of("{type: integer, default: 5.0, min: +1}").default_value, 5);
  EXPECT_EQ(variable_of("{type: integer, default: '5'}").default_value, 5);
  EXPECT_EQ(variable_of("{type: number, default: 1.5}").default_value, 1.5);
  EXPECT_EQ(variable_of("{type: boolean, default: false}").default_value, false);
  EXPECT_EQ(variable_of("{type: duration, default: 5m}").default_value, 300'000);
  EXPECT_EQ(variable_of("{type: list, default: [a, 1]}").default_value, nlohmann::json::parse(R"(["a", 1])"));
  EXPECT_EQ(variable_of("{type: object, default: {a: {b: true}}}").default_value,
            nlohmann::json::parse(R"({"a": {"b": true}})"));
}

TEST(ReadVariable, ADefaultTakesNoInterpolation) {
  EXPECT_EQ(
      complaints("runbook: x\nvars: {a: {default: \"pre-${b}\"}}\nsteps: [{id: a, manual: x}]\n"),
      "2:26+2 'default' is taken as it is written: it takes no ${} | write the value itself; $${ stands "
      "for the characters ${\n");
  EXPECT_EQ(complaints("runbook: x\nvars: {a: {default: \"$${b}\"}}\nsteps: [{id: a, manual: x}]\n"), "");
}

TEST(ReadVariable, AWordOfAnEnumIsGivenOnce) {
  EXPECT_EQ(
      complaints("runbook: x\nvars: {v: {type: enum, values: [a, b, a]}}\nsteps: [{id: s, manual: m}]\n"),
      "2:39+1 the word 'a' is given twice | remove it, or write the word that was meant\n"
      "  2:33 first given here\n");
}

TEST(ReadVariable, WithoutADefaultItIsRequired) {
  EXPECT_EQ(variable_of("{type: path}").need, Variable::Need::required);
  EXPECT_EQ(variable_of("{default: x}").need, Variable::Need::optional);
}

TEST(ReadVariable, WrongDefaultsAreNamed) {
  EXPECT_EQ(wrong_head(R"(vars:
  a: {type: integer, default: many}
  b: {type: integer, default: 3, max: 2}
  c: {type: enum, values: [x, y], default: z}
  d: {default: ab, pattern: a+}
  e: {type: url, default: example.test}
  f: {type: list, default: a}
  g: {default: }
)"),
            "3:31+4 expected a whole number for variable 'a', found 'many'\n"
            "4:31+1 'b' is at most 2, found 3\n"
            "5:44+1 expected one of x, y for variable 'c', found 'z'\n"
            "6:16+2 'd' must match a+, found 'ab'\n"
            "7:27+12 expected a URL such as https://host/path for variable 'e', found 'example.test'\n"
            "8:28+1 expected a value of type list for variable 'f', found 'a'\n"
            "9:7+7 expected a value of type string for variable 'g', found nothing\n");
}

TEST(ReadVariable, KeysFitTheType) {
  EXPECT_EQ(
      wrong_head(
          "vars:\n  a: {min: 1}\n  b: {type: enum}\n  c: {type: integer, pattern: x, default: 1, required: "
          "true}\n"
          "  d: {required: false}\n  e: {pattern: '('}\n  f: {type: strnig}\n  now: {}\n"),
      "3:7+3 'min' is for variables of type integer and number only | remove it, or change 'type'\n"
      "4:6+1 missing key 'values' in variable 'b' | add 'values:' with the words that it may have\n"
      "5:22+7 'pattern' is for variables of type string, path and url only | remove it, or change 'type'\n"
      "5:46+8 a variable with a default is not required | remove one of the two\n"
      "6:7+8 a variable that is not required needs a default | add 'default:'\n"
      "7:17+1 not a regular expression: missing ): ( | the syntax is RE2's, as in CEL's matches()\n"
      "8:13+6 expected one of string, integer, number, boolean, duration, path, url, enum, secret, list, "
      "object for "
      "'type', found 'strnig' | did you mean 'string'?\n"
      "9:3+3 'now' can't be the name of a variable: expressions use it already | name it 'the_now', or "
      "better\n");
}

TEST(ReadVariable, ASecretStandsInNoFileAndIsNotShown) {
  const auto runbook =
      read_runbook(source_of("runbook: x\nvars: {p: {type: secret, default: hunter2}}\n" + tail), specs());
  ASSERT_FALSE(runbook);
  EXPECT_EQ(text_of(runbook.error()),
            "2:35+7 'p' is a secret: its value does not belong into a file | write {env: NAME} or {file: "
            "PATH} in the "
            "environment\n");
  EXPECT_THAT(runbook.error()[0].place.source->text, testing::Not(testing::HasSubstr("hunter2")));
}

TEST(Variable, TakesTextFromTheCommandLine) {
  const auto value = [](const std::string& declaration, std::string_view text) {
    const auto result = value_of(variable_of(declaration), text);
    return result ? result->dump() : result.error();
  };
  EXPECT_EQ(value("{type: integer}", "007"), "7");
  EXPECT_EQ(value("{type: integer}", "x"), "expected a whole number for variable 'v', found 'x'");
  EXPECT_EQ(value("{type: list}", "a,b"), R"(["a","b"])");
  EXPECT_EQ(value("{type: list}", R"([1, "b"])"), R"([1,"b"])");
  EXPECT_EQ(value("{type: object}", "{"), "expected a JSON object for variable 'v', found '{'");
  EXPECT_EQ(value("{type: duration}", "90s"), "90000");
  EXPECT_EQ(value("{type: secret}", "x"),
            "'v' is a secret: others can see a command line; bind it in the environment");
}

TEST(Language, SaysWhatEveryKeyIs) {
  for (const auto& mapping : language())
    for (const auto& key : mapping.keys) {
      EXPECT_FALSE(key.summary.empty()) << mapping.name << "." << key.name;
      EXPECT_FALSE(describe(key.wants).empty());
      EXPECT_TRUE(key.wants != Wants::word || !key.words.empty()) << mapping.name << "." << key.name;
    }
}

}  // namespace
}  // namespace drctl
