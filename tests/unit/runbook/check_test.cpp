#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/runbook/specs.hpp"

namespace drctl {
namespace {

/// Steps start on line 5.
std::string wrong_steps(const std::string& steps,
                        const std::string& vars = "n: {type: integer, default: 1}") {
  return verdict("runbook: x\ntargets: {cluster: kubernetes, database: postgres}\nvars: {" + vars +
                 "}\nsteps:\n" + steps);
}

TEST(Check, TakesWhatIsWellTyped) {
  EXPECT_EQ(wrong_steps(R"(- id: count
  sql: SELECT count(*) AS n FROM bots WHERE id > ${n}
  when: n > 0 && run.environment != "x" && now > timestamp("2026-01-01T00:00:00Z")
  until: result.row_count == 1
  expect:
  - result.rows[0].n >= n
  - size(result.rows) == 1
  capture:
    found: result.rows[0].n
    rows: result.row_count
- id: scale
  kubectl: scale deployment x --replicas=${rows + 1}
  check: {kubectl: get deployment x -o json, expect: result.json.spec.replicas == rows}
  rollback: {kubectl: "scale deployment x --replicas=${before}"}
  capture: {before: result.status}
)"),
            "");
}

TEST(Check, ASecretIsNoArgumentOfAProcess) {
  const std::string secret = "key: {type: secret}";
  EXPECT_EQ(
      wrong_steps("- {id: a, kubectl: \"create secret generic x --from-literal=key=${key}\"}\n", secret),
      "5:45+25 'key' is secret, and arguments of a process can be read by everyone | give it by `input` or, "
      "to a program of `exec`, by `environment`\n");
  EXPECT_EQ(wrong_steps("- {id: a, kubectl: {args: apply -f -, input: \"${key}\"}}\n", secret), "");
  EXPECT_EQ(wrong_steps("- {id: a, http: \"GET http://x/${key}\"}\n", secret), "");
}

TEST(Check, ASecretNamesNoStep) {
  EXPECT_EQ(
      wrong_steps("- {id: a, for_each: {as: i, in: \"['x', key]\", steps: [{id: b, manual: \"${i}\"}]}}\n",
                  "key: {type: secret}"),
      "5:34+10 'key' is secret, and items of 'for_each' name the steps of their round | go over names, and "
      "use "
      "the secret in the steps\n");
}

TEST(Check, SaysWhyACaptureIsNotKnownYet) {
  const std::string before =
      " 'c' is not known here: this step captures it, when it has ended | this is asked before: capture it "
      "in a "
      "step of its own before this one\n";
  EXPECT_EQ(wrong_steps("- {id: a, kubectl: get pods, capture: {c: result.status}, when: c == 0}\n"),
            "5:65+1" + before);
  EXPECT_EQ(wrong_steps("- {id: a, kubectl: get pods, capture: {c: result.status}, confirm: \"${c}\"}\n"),
            "5:71+1" + before);
  EXPECT_EQ(wrong_steps("- {id: a, kubectl: get pods, capture: {c: result.status}, check: {sql: SELECT 1, "
                        "expect: c == 0}}\n"),
            "5:90+1" + before);
  EXPECT_EQ(
      wrong_steps("- {id: a, kubectl: get pods, capture: {c: result.status}, expect: c == 0}\n"),
      "5:67+1 'c' is not known here: this step captures it, when it has ended | say it of 'result', as the "
      "capture does\n");
  EXPECT_EQ(wrong_steps("- id: p\n  parallel:\n    steps:\n"
                        "    - {id: a, kubectl: get pods, capture: {c: result.status}}\n"
                        "    - {id: b, manual: \"${c}\"}\n"),
            "9:26+1 'c' is not known here: step 'a' captures it | the steps of 'p' don't know each other's "
            "captures: "
            "none comes first\n");
}

TEST(Check, ARehearsalKnowsNoCaptureOfItsStep) {
  EXPECT_EQ(
      wrong_steps("- {id: a, kubectl: get pods, capture: {c: result.status}, rehearse: {kubectl: \"get pods "
                  "${c}\"}}\n"),
      "5:91+1 'c' is not known here: this step captures it, when it has ended | this is asked before: "
      "capture it in a step of its own before this one\n");
}

TEST(Check, AListThatIsWrittenOutIsCounted) {
  std::string items = "1";
  for (int n = 2; n <= 1000; ++n) items += "," + std::to_string(n);
  const auto over = [](const std::string& list) {
    return wrong_steps("- {id: a, for_each: {as: i, in: '[" + list +
                       "]', steps: [{id: b, manual: \"${i}\"}]}}\n");
  };
  EXPECT_EQ(over(items), "");
  EXPECT_EQ(over(items + ",0"), "5:34+3896 'in' must be a list of at most 1000 items\n");
}

TEST(Check, AnUndefinedNameIsToldOnce) {
  std::string steps;
  for (const char id : {'a', 'b', 'c', 'd', 'e', 'f'})
    steps += std::string("- {id: ") + id + ", manual: x, when: m}\n";
  EXPECT_EQ(wrong_steps(steps),
            "5:28+1 undefined name 'm' | there are: n, now, run\n"
            "  6:28 used here, too\n  7:28 used here, too\n  8:28 used here, too, and in 2 more places\n");
}

TEST(Check, ANameThatIsBrokenIsNotOffered) {
  EXPECT_EQ(wrong_steps("- {id: a, sql: SELECT 1, capture: {g-h: result.row_count, f: gh}}\n"),
            "5:36+3 expected a name of a-z, 0-9 and '_' for a capture, found 'g-h' | write 'g_h'\n"
            "5:62+2 undefined name 'gh' | there are: n, now, result, run\n");
  const auto told = wrong_steps("- {id: a, sql: SELECT 1, capture: {total: 1 +, f: totl, g: total}}\n");
  EXPECT_THAT(told, testing::HasSubstr("undefined name 'totl' | there are: n, now, result, run\n"));
  EXPECT_THAT(told, testing::Not(testing::HasSubstr("'total'")));
}

TEST(Check, AGotoNeedsALaterStepOfThatName) {
  EXPECT_EQ(wrong_steps(
                "- {id: a, manual: x, on_failure: {goto: c}}\n- {id: b, manual: x}\n- {id: c, manual: x}\n"),
            "");
  EXPECT_NE(wrong_steps("- {id: a, manual: x}\n- {id: b, manual: x, on_failure: {goto: a}}\n"), "");
}

TEST(Check, WhatIsMadeOfASecretIsSecret) {
  EXPECT_EQ(
      wrong_steps("- {id: a, manual: x, capture: {header: '\"Bearer \" + key'}}\n"
                  "- {id: b, exec: [curl, -H, \"${header}\"], effect: read, effect_reason: r}\n",
                  "key: {type: secret}"),
      "6:29+9 'header' is secret, and arguments of a process can be read by everyone | give it by `input` "
      "or, to a program of `exec`, by `environment`\n");
}

TEST(Check, AnUndefinedNameIsNamedWithTheNearest) {
  EXPECT_EQ(wrong_steps("- {id: a, manual: x, when: min_bot > 0}\n- {id: b, sql: \"SELECT ${min_bts}\"}\n",
                        "min_bots: {type: integer}"),
            "5:28+7 undefined name 'min_bot' | did you mean 'min_bots'?\n"
            "6:26+7 undefined name 'min_bts' | did you mean 'min_bots'?\n");
}

TEST(Check, ACaptureOfALaterStepIsNamed) {
  EXPECT_EQ(wrong_steps("- {id: a, sql: \"SELECT ${found}\"}\n- {id: b, sql: SELECT 1, capture: {found: "
                        "result.row_count}}\n"),
            "5:26+5 'found' is not known here: step 'b' captures it | steps behind 'b' know it: move this "
            "one there\n");
}

TEST(Check, AStepsOwnCaptureIsKnownBehindIt) {
  EXPECT_EQ(
      wrong_steps("- {id: a, sql: SELECT 1, expect: f > 0, capture: {f: result.row_count}, rollback: {sql: "
                  "\"SELECT ${f}\"}}\n"),
      "5:34+1 'f' is not known here: this step captures it, when it has ended | say it of 'result', as the "
      "capture does\n");
}

const std::string decision = R"(- id: pick
  choose:
    one: {steps: [{id: a, sql: SELECT 1, capture: {both: result.row_count, only: result.row_count}}]}
    two: {steps: [{id: b, sql: SELECT 1, capture: {both: result.row_count}}]}
)";

TEST(Check, BehindADecisionIsKnownWhatEachOptionCaptures) {
  EXPECT_EQ(wrong_steps(decision + "- {id: c, manual: x, when: both > 0}\n"), "");
  EXPECT_EQ(wrong_steps(decision + "- {id: c, manual: x, when: only > 0}\n"),
            "9:28+4 'only' is not known here: step 'a' captures it, when option 'one' of 'pick' is taken | "
            "steps behind "
            "'pick' know it when each of its options captures it\n");
}

TEST(Check, ResultBelongsToItsStep) {
  EXPECT_EQ(wrong_steps("- {id: a, sql: \"SELECT ${result.row_count}\", when: result.status == 0}\n"),
            "5:26+6 'result' is not known here | it is the step's own, in until, expect and capture: capture "
            "what later "
            "steps need\n"
            "5:52+6 'result' is not known here | it is the step's own, in until, expect and capture: capture "
            "what later "
            "steps need\n");
}

TEST(Check, TheErrorBelongsToCapturesOfAStepThatMayFail) {
  EXPECT_EQ(wrong_steps("- {id: a, sql: SELECT 1, on_failure: continue, capture: {why: error}}\n"
                        "- {id: b, manual: x, when: why == \"\"}\n"),
            "");
  EXPECT_EQ(wrong_steps("- {id: a, sql: SELECT 1, capture: {why: error}}\n"),
            "5:41+5 'error' is not known here | it is in the captures of a step with `on_failure: continue` "
            "or `goto`: "
            "capture it there\n");
}

TEST(Check, ResultHasTheFieldsOfItsAdapter) {
  EXPECT_THAT(wrong_steps("- {id: a, sql: SELECT 1, expect: result.rowcount == 1}\n"),
              testing::StartsWith("5:41+8 result has no field 'rowcount' | did you mean 'row_count'?"));
}

TEST(Check, TheValuesOfAManualStepAreThoseThatItAsksFor) {
  const auto asks = [](const std::string& name, const std::string& ask) {
    return wrong_steps("- {id: a, manual: {instructions: i" + ask + "}, capture: {c: " + name + "}}\n");
  };
  EXPECT_EQ(asks("result.values.region", ", ask: {region: Which?}"), "");
  EXPECT_EQ(asks("\"result.values['region']\"", ", ask: {region: Which?}"), "");
  EXPECT_EQ(asks("size(result.values)", ", ask: {region: Which?}"), "");
  EXPECT_EQ(asks("result.values.regoin", ", ask: {region: Which?}"),
            "5:88+6 'ask' has no field 'regoin' | did you mean 'region'?\n");
  EXPECT_EQ(asks("result.values.region", ""), "5:65+6 'ask' has no field 'region' | it has no fields\n");
}

TEST(Check, ConditionsAreTrueOrFalse) {
  EXPECT_EQ(
      wrong_steps("- {id: a, sql: SELECT 1, when: n, until: result.row_count, expect: [result.rows]}\n"),
      "5:32+1 'when' must be true or false, this is int | compare it: ... == ..., ... > 0\n"
      "5:42+16 'until' must be true or false, this is int | compare it: ... == ..., ... > 0\n"
      "5:69+11 'expect' must be true or false, this is list(map(string, dyn)) | compare it: ... == "
      "..., ... > 0\n");
}

TEST(Check, TypesFlowThroughCaptures) {
  EXPECT_THAT(
      wrong_steps("- {id: a, sql: SELECT 1, capture: {f: result.row_count}}\n- {id: b, manual: x, when: f "
                  "== \"1\"}\n"),
      testing::StartsWith("6:28+8 "));
}

TEST(Check, ALoneInterpolationHasTheFieldsType) {
  EXPECT_EQ(
      wrong_steps("- {id: a, pg_restore: {dump: d, require: \"${n}\"}}\n- {id: b, http: {status: \"${s}\", "
                  "wait: \"${n}\", follow: "
                  "\"${s}\", headers: \"${s}\"}}\n",
                  "n: {type: integer}, s: {}"),
      "5:43+4 expected a list for 'require', this is int\n"
      "6:27+4 expected a whole number for 'status', this is string\n"
      "6:41+4 expected a duration for 'wait', this is int\n"
      "6:57+4 expected true or false for 'follow', this is string\n"
      "6:74+4 expected a mapping for 'headers', this is string\n");
}

TEST(Check, EveryTextIsLookedInto) {
  EXPECT_EQ(
      wrong_steps("- id: a\n  http: {request: 'GET ${u1}', headers: {a: '${u2}'}, json: [{b: '${u3}'}]}\n  "
                  "confirm: ${u4}\n  manual: ${u5}\n"),
      "6:26+2 undefined name 'u1' | there are: n, now, run\n"
      "6:48+2 undefined name 'u2' | there are: n, now, run\n"
      "6:69+2 undefined name 'u3' | there are: n, now, run\n"
      "7:14+2 undefined name 'u4' | there are: n, now, run\n"
      "8:13+2 undefined name 'u5' | there are: n, now, run\n");
}

TEST(Check, AnErrorInABlockIsPlacedInIt) {
  EXPECT_EQ(wrong_steps("- id: a\n  sql: |\n    SELECT *\n    FROM bots\n    WHERE id = ${nn}\n"),
            "9:18+2 undefined name 'nn' | there are: n, now, run\n");
}

TEST(Check, WhatCouldNotBeReadCausesNoOtherErrors) {
  EXPECT_EQ(
      wrong_steps(
          "- {id: a, sql: SELECT 1, capture: {f: 'result.'}}\n- {id: b, manual: x, when: f > 0 && v > 0}\n",
          "v: {type: strnig}"),
      "3:18+6 expected one of string, integer, number, boolean, duration, path, url, enum, secret, list, "
      "object for "
      "'type', found 'strnig' | did you mean 'string'?\n" +
          complaints("runbook: x\ntargets: {cluster: kubernetes, database: postgres}\nvars: {}\nsteps:\n"
                     "- {id: a, sql: SELECT 1, capture: {f: 'result.'}}\n"));
}

TEST(Check, ReadingAndCheckingErrorsComeTogetherInOrder) {
  EXPECT_EQ(
      wrong_steps(
          "- {id: a, manual: x, when: m}\n- {id: b, manual: x, timeout: 3}\n- {id: c, manual: x, when: m}\n"),
      "5:28+1 undefined name 'm' | there are: n, now, run\n"
      "  7:28 used here, too\n"
      "6:31+1 expected a duration (30s, 5m, 1h30m) for 'timeout', found '3' | write the unit: 3s, 3m or "
      "3h\n");
}

TEST(CheckTarget, IsTheOnlyOneOfItsKindOrNamed) {
  const std::string head = "runbook: x\ntargets: {a: postgres, b: postgres}\nsteps:\n";
  EXPECT_EQ(verdict(head + "- {id: s, sql: SELECT 1, target: b}\n"), "");
  EXPECT_EQ(
      verdict(head +
              "- {id: s, sql: SELECT 1}\n- {id: t, kubectl: get pods}\n- {id: u, sql: SELECT 1, target: c}\n"
              "- {id: v, kubectl: get pods, target: a}\n- {id: w, manual: x, target: a}\n"),
      "4:11+3 'sql' could act on a or b | say which: add 'target: a'\n"
      "5:11+7 'kubectl' needs a target of kind kubernetes, and the runbook has none | add 'targets: {NAME: "
      "kubernetes}' at the top\n"
      "6:34+1 the runbook has no target 'c' | there are: a, b\n"
      "7:38+1 'kubectl' acts on a target of kind kubernetes, 'a' is postgres\n  2:11 declared here\n"
      "8:30+1 'manual' acts on no target | remove 'target'\n");
}

TEST(CheckEffect, IsStatedWhereItCantBeInferred) {
  EXPECT_EQ(
      wrong_steps("- {id: a, exec: ls}\n- {id: b, exec: ls, effect: read, effect_reason: It lists files.}\n"),
      "5:11+4 what 'exec' does can't be known: its effect must be stated | add 'effect:' (read, change or "
      "destructive) and 'effect_reason:'\n");
}

TEST(CheckUnique, IdsAreTakenOnce) {
  EXPECT_EQ(
      wrong_steps("- {id: a, manual: x}\n- {id: p, choose: {x: {steps: [{id: a, manual: x}]}, y: {steps: "
                  "[{id: b, manual: x}]}}}\n"),
      "6:37+1 the id 'a' is taken | ids are unique in a runbook; a step that includes one may state an "
      "id of its own\n"
      "  5:8 first used here\n");
}

TEST(CheckUnique, CapturesHaveOneSource) {
  EXPECT_EQ(wrong_steps("- {id: a, sql: SELECT 1, capture: {f: result.row_count, n: result.row_count}}\n"
                        "- {id: b, sql: SELECT 1, capture: {f: result.row_count}}\n"),
            "5:57+1 'n' is a variable: a step can't capture it | choose another name\n  3:8 declared here\n"
            "6:36+1 'f' is captured already, by step 'a' | choose another name\n  5:36 captured here\n");
}

TEST(CheckCapture, TheRecoveryPointIsATimestampAndMayBecomeBetterKnown) {
  const std::string verify = "pg_restore: {dump: d}, capture: {recovery_point: ";
  EXPECT_EQ(wrong_steps("- {id: a, " + verify + "timestamp(result.created_at)}}\n- {id: b, " + verify +
                        "timestamp(result.created_at)}}\n"),
            "");
  EXPECT_EQ(wrong_steps("- {id: a, " + verify + "result.created_at}}\n"),
            "5:60+17 'recovery_point' must be a timestamp, this is string | write timestamp(...) around an "
            "RFC 3339 "
            "text\n");
}

}  // namespace
}  // namespace drctl
