#include <fmt/format.h>
#include <gtest/gtest.h>

#include "unit/runbook/specs.hpp"

namespace drctl {
namespace {

const std::string inner = R"(runbook: inner
targets: {database: postgres}
vars:
  url: {type: url}
  count: {type: integer, default: 1}
steps:
- {id: a, sql: "SELECT ${count}"}
)";

std::string outer(const std::string& with, const std::string& targets = "database: postgres") {
  return "runbook: x\ntargets: {" + targets +
         "}\nvars: {home: {type: url}, n: {type: integer}}\nsteps:\n- runbook: inner\n" +
         (with.empty() ? "" : "  with: {" + with + "}\n");
}

TEST(Include, IsReadOnceHoweverManyWaysLeadToIt) {
  std::map<std::string, std::string> files{{"e40", "runbook: e40\nsteps:\n- {id: a, manual: x}\n"}};
  for (int n = 0; n < 40; ++n) {
    auto& text = files[fmt::format("e{}", n)] = fmt::format("runbook: e{}\nsteps:\n", n);
    for (const char step : {'a', 'b', 'c', 'd'})
      text += fmt::format("- {{id: {}, runbook: e{}}}\n", step, n + 1);
  }
  EXPECT_EQ(verdict("runbook: x\nsteps:\n- runbook: e36\n", files), "");
  EXPECT_EQ(verdict("runbook: x\nsteps:\n- runbook: e0\n", files),
            "e32.yaml:5:20+3 with 'e33', these are more than 100000 steps | each include carries out all its "
            "steps: "
            "include once what is to be done once\n");
}

TEST(Include, TakesValuesOfTheRightType) {
  EXPECT_EQ(verdict(outer("url: '${home}/health', count: '${n + 1}'"), {{"inner", inner}}), "");
  EXPECT_EQ(verdict(outer("url: https://x.test, count: 3"), {{"inner", inner}}), "");
  EXPECT_EQ(verdict(outer(""), {{"inner", inner}}), "");
}

TEST(Include, ChecksEachValueAgainstItsVariable) {
  EXPECT_EQ(verdict(outer("url: '${n}', count: many, cuont: 1"), {{"inner", inner}}),
            "x.yaml:6:16+4 variable 'url' is of type url, this is int\n  4:3 declared here\n"
            "x.yaml:6:30+4 expected a whole number for variable 'count', found 'many'\n"
            "x.yaml:6:36+5 the runbook 'inner' has no variable 'cuont' | did you mean 'count'?\n");
}

TEST(Include, KeepsASecretSecret) {
  const auto including = [](const std::string& name) {
    return "runbook: x\nvars: {key: {type: secret}}\nsteps:\n- {runbook: inner, with: {" + name +
           ": '${key}'}}\n";
  };
  const std::string included =
      "runbook: inner\nvars: {text: {}, key: {type: secret}}\nsteps: [{id: a, manual: x}]\n";
  EXPECT_EQ(verdict(including("key"), {{"inner", included}}), "");
  EXPECT_EQ(verdict(including("text"), {{"inner", included}}),
            "x.yaml:4:34+6 'key' is secret, the variable 'text' is not | declare 'text' with `type: secret`\n"
            "  2:8 declared here\n");
}

TEST(Include, GivesLiteralsTheTypeOfTheirVariable) {
  const auto find = [](const std::string&) -> std::expected<std::shared_ptr<const Source>, Diagnostic> {
    return source_of(
        "runbook: inner\nvars: {version: {}, factor: {type: number}}\nsteps: [{id: a, manual: x}]\n");
  };
  const auto loaded =
      load_checked(source_of("runbook: x\nsteps:\n- runbook: inner\n  with: {version: 1.10, factor: 1.10}\n"),
                   specs(), find);
  ASSERT_TRUE(loaded) << text_of(loaded.error());
  const auto& with = std::get<Include>(loaded->runbook.steps[0].action).with;
  EXPECT_EQ(std::get<Literal>(with[0].second.content).value, "1.10");
  EXPECT_EQ(std::get<Literal>(with[1].second.content).value, 1.1);
}

TEST(Include, NeedsTheTargetsOfTheIncluded) {
  EXPECT_EQ(verdict(outer("", "main: postgres"), {{"inner", inner}}), "");
  EXPECT_EQ(verdict(outer("", "a: postgres, b: postgres"), {{"inner", inner}}),
            "x.yaml:5:12+5 'inner' needs the target 'database' of kind postgres, and several here would do | "
            "name one of "
            "them 'database'\n  2:11 needed here\n");
  EXPECT_EQ(verdict(outer("", "database: kubernetes"), {{"inner", inner}}),
            "x.yaml:5:12+5 'inner' needs the target 'database' of kind postgres, here it is kubernetes\n  "
            "2:11 needed "
            "here\n");
  EXPECT_EQ(verdict(outer("", "cluster: kubernetes"), {{"inner", inner}}),
            "x.yaml:5:12+5 'inner' needs the target 'database' of kind postgres | add 'database: postgres' "
            "to 'targets'\n"
            "  2:11 needed here\n");
}

TEST(Include, MustBeThere) {
  EXPECT_EQ(verdict(outer(""), {{"other", inner}}),
            "x.yaml:5:12+5 no runbook 'inner' beside this file: no such file | looked for inner.yaml\n");
}

TEST(Include, ErrorsOfTheIncludedAreErrorsInItsFile) {
  EXPECT_EQ(verdict(outer(""), {{"inner", "runbook: inner\nsteps:\n- {id: a, manual: x, when: y}\n"}}),
            "inner.yaml:3:28+1 undefined name 'y' | there are: now, run\n");
}

TEST(Include, AFileHoldsTheRunbookItIsNamedAfter) {
  EXPECT_EQ(verdict(outer(""), {{"inner", "runbook: outer\nsteps:\n- {id: a, manual: x}\n"}}),
            "inner.yaml:1:10+5 the runbook 'outer' is in a file of another name | name it 'inner', as it is "
            "included\n"
            "  5:12 included here\n");
}

TEST(Include, ACircleIsNamedWithItsChain) {
  EXPECT_EQ(verdict("runbook: x\nsteps:\n- runbook: a\n", {{"a", "runbook: a\nsteps:\n- runbook: b\n"},
                                                           {"b", "runbook: b\nsteps:\n- runbook: a\n"}}),
            "b.yaml:3:12+1 runbook 'a' includes itself: a -> b -> a | remove this step, or move what both "
            "need into a "
            "runbook of its own\n");
  EXPECT_EQ(verdict("runbook: x\nsteps:\n- runbook: x\n"),
            "3:12+1 runbook 'x' includes itself: x -> x | remove this step, or move what both need into a "
            "runbook of its "
            "own\n");
}

TEST(Include, ACircleIsTheSameWhereverOneEntersIt) {
  const std::map<std::string, std::string> files{{"a", "runbook: a\nsteps:\n- runbook: b\n"},
                                                 {"b", "runbook: b\nsteps:\n- runbook: c\n"},
                                                 {"c", "runbook: c\nsteps:\n- runbook: a\n"}};
  for (const std::string entry : {"a", "b", "c"})
    EXPECT_EQ(
        verdict("runbook: x\nsteps:\n- runbook: " + entry + "\n", files),
        "c.yaml:3:12+1 runbook 'a' includes itself: a -> b -> c -> a | remove this step, or move what both "
        "need into a runbook of its own\n");
}

TEST(Include, IsGivenNothingThatItLeaves) {
  EXPECT_EQ(
      verdict("runbook: x\nsteps:\n- {runbook: inner, with: {v: '${o}'}, capture: {o: result.o}}\n",
              {{"inner", "runbook: inner\nvars: {v: {}}\nsteps: [{id: a, manual: x}]\noutputs: {o: v}\n"}}),
      "x.yaml:3:33+1 'o' is not known here: this step captures it, when it has ended | this is asked before: "
      "capture it in a step of its own before this one\n");
}

TEST(Include, IsLoadedOnceWhoeverAsksForIt) {
  const auto find = [](const std::string& name) -> std::expected<std::shared_ptr<const Source>, Diagnostic> {
    return source_of("runbook: " + name + "\nsteps:\n" +
                     (name == "a" ? "- runbook: c\n" : "- {id: s, manual: x}\n"));
  };
  const auto loaded =
      load_checked(source_of("runbook: x\nsteps:\n- runbook: a\n- runbook: c\n"), specs(), find);
  ASSERT_TRUE(loaded) << text_of(loaded.error());
  EXPECT_EQ(loaded->included.size(), 2U);
}

}  // namespace
}  // namespace drctl
