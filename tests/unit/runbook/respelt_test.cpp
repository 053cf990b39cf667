#include <gtest/gtest.h>

#include <algorithm>

#include "unit/runbook/specs.hpp"

namespace drctl {
namespace {

const std::string before_steps =
    "runbook: x\ntargets: {cluster: kubernetes, database: postgres}\nvars: {n: {}}\nsteps:\n";

/// What is told of the steps, which start on line 5.
std::string told(const std::string& steps) { return verdict(before_steps + steps); }

/// What is told of variable `v` on line 3.
std::string told_of_variable(const std::string& keys) {
  return verdict("runbook: x\nvars:\n  v: " + keys + "\nsteps:\n- {id: a, manual: x}\n");
}

TEST(Respelt, AScalarBelowAMisspeltKeyIsReadAsWhatWasMeant) {
  EXPECT_EQ(told("- {id: a, exec: ls, effect: read, effect_resaon: It looks.}\n"),
            "5:35+13 unknown key 'effect_resaon' in step 'a' | did you mean 'effect_reason'?\n");
  EXPECT_EQ(told("- {id: a, exec: ls, efect: read, effect_reason: It looks.}\n"),
            "5:21+5 unknown key 'efect' in step 'a' | did you mean 'effect'?\n");
  EXPECT_EQ(told("- {id: a, sql: SELECT 1, untill: result.row_count > 0, every: 1s}\n"),
            "5:26+6 unknown key 'untill' in step 'a' | did you mean 'until'?\n");
  EXPECT_EQ(told("- {ID: a, sql: SELECT 1}\n"), "5:4+2 unknown key 'ID' in step 1 | did you mean 'id'?\n");
}

TEST(Respelt, AMisspeltKeyOfAVariableIsOneError) {
  EXPECT_EQ(told_of_variable("{required: false, defualt: x}"),
            "3:24+7 unknown key 'defualt' in variable 'v' | did you mean 'default'?\n");
  EXPECT_EQ(told_of_variable("{typ: enum, values: [a]}"),
            "3:7+3 unknown key 'typ' in variable 'v' | did you mean 'type'?\n");
  EXPECT_EQ(told_of_variable("{type: enum, value: [a]}"),
            "3:19+5 unknown key 'value' in variable 'v' | did you mean 'values'?\n");
}

TEST(Respelt, ABeginningMayBeEnough) {
  EXPECT_EQ(told("- {id: a, for_each: {a: x, in: \"['p']\", steps: [{id: b, manual: \"${x}\"}]}}\n"),
            "5:22+1 unknown key 'a' in 'for_each' of step 'a' | did you mean 'as'?\n");
}

TEST(Respelt, ReadsWhatStandsBelowAMisspeltAction) {
  const std::string steps = ": {steps: [{id: b, manual: \"${y}\"}]}}\n";
  EXPECT_EQ(told("- {id: a, paralel" + steps),
            "5:11+7 unknown key 'paralel' in step 'a' | did you mean 'parallel'?\n"
            "5:48+1 undefined name 'y' | there are: n, now, run\n");
  EXPECT_EQ(told("- {id: a, for_eech: {as: i, in: \"['p']\", steps: [{id: b, manual: \"${i}${y}\"}]}}\n"),
            "5:11+8 unknown key 'for_eech' in step 'a' | did you mean 'for_each'?\n"
            "5:73+1 undefined name 'y' | there are: i, n, now, run\n");
  EXPECT_EQ(told("- id: a\n  chose:\n    p: {steps: [{id: b, manual: \"${y}\"}]}\n"
                 "    q: {steps: [{id: c, manual: x}]}\n"),
            "6:3+5 unknown key 'chose' in step 'a' | did you mean 'choose'?\n"
            "7:36+1 undefined name 'y' | there are: n, now, run\n");
  EXPECT_EQ(told("- {id: a, kubctl: \"get pods ${y}\"}\n"),
            "5:11+6 unknown key 'kubctl' in step 'a' | did you mean 'kubectl'?\n"
            "5:31+1 undefined name 'y' | there are: n, now, run\n");
}

TEST(Respelt, BesideAnActionAnotherWordIsNone) {
  EXPECT_EQ(told("- {id: a, sql: SELECT 1, psql: SELECT 2}\n"),
            "5:26+4 unknown key 'psql' in step 'a' | did you mean 'sql'?\n");
  EXPECT_EQ(told("- {id: a, run: make}\n"),
            "5:11+3 unknown key 'run' in step 'a' | did you mean 'runbook'?\n");
}

TEST(Respelt, ReadsTheCallOfARollback) {
  EXPECT_EQ(told("- {id: a, sql: SELECT 1, rollback: {kubctl: \"get pods ${y}\"}}\n"),
            "5:37+6 unknown key 'kubctl' in 'rollback' of step 'a' | did you mean 'kubectl'?\n"
            "5:57+1 undefined name 'y' | there are: n, now, run\n");
}

TEST(Respelt, AnEndThatIsMisspeltStillKnowsTheError) {
  for (const std::string ending : {"contine", "[x]", "{gotoo: b}"}) {
    const auto text = told("- {id: a, sql: SELECT 1, on_failure: " + ending + ", capture: {e: error}}\n" +
                           "- {id: b, manual: x}\n");
    EXPECT_EQ(std::ranges::count(text, '\n'), 1) << text;
  }
}

}  // namespace
}  // namespace drctl
