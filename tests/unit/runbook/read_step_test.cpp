#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "runbook/read.hpp"
#include "unit/runbook/specs.hpp"

namespace drctl {
namespace {

const std::string head = "runbook: x\nsteps:\n";  // steps start on line 3

/// The steps of a runbook that holds them only.
std::vector<Step> steps_of(const std::string& steps) {
  auto runbook = read_runbook(source_of(head + steps), specs());
  EXPECT_TRUE(runbook) << text_of(runbook.error());
  return runbook ? runbook->steps : std::vector<Step>{};
}

std::string wrong_step(const std::string& steps) { return complaints(head + steps); }

const CallText& call_of(const Step& step) { return std::get<CallText>(step.action); }

std::vector<std::string> words_of(const FieldValue& value) {
  std::vector<std::string> words;
  for (const auto& item : std::get<FieldValue::List>(value.content))
    words.push_back(std::get<expression::Template>(item.content).text());
  return words;
}

TEST(ReadStep, LimitsHowLongAGateWaits) {
  const auto steps = steps_of(R"(
  - {id: a, sql: DROP TABLE t, gate: {timeout: 15m}}
  - {id: b, sql: DROP TABLE t, gate: {timeout: 1h, on_timeout: fail}}
  - {id: c, sql: DROP TABLE t}
)");
  ASSERT_EQ(steps.size(), 3U);
  EXPECT_EQ(steps[0].gate->timeout, std::chrono::minutes(15));
  EXPECT_EQ(steps[0].gate->on_timeout, GateLimit::Outcome::park);
  EXPECT_EQ(steps[1].gate->on_timeout, GateLimit::Outcome::fail);
  EXPECT_FALSE(steps[2].gate);
}

TEST(ReadStep, NeverApprovesAGateByItself) {
  EXPECT_THAT(wrong_step("  - {id: a, sql: DROP TABLE t, gate: {timeout: 1m, on_timeout: approve}}\n"),
              testing::HasSubstr("approve"));
}

TEST(ReadStep, RefusesAGateThatWaitsForNoTime) {
  EXPECT_THAT(wrong_step("  - {id: a, sql: DROP TABLE t, gate: {timeout: 0s}}\n"),
              testing::HasSubstr("a timeout of no time"));
}

TEST(ReadStep, ANumberOrATruthInQuotesIsAText) {
  EXPECT_EQ(wrong_step("  - {id: a, sql: SELECT 1, retries: {attempts: '2', jitter: \"0.5\"}}\n"),
            "3:49+1 expected a whole number for 'attempts', found '2' | write it without quotes\n"
            "3:62+3 expected a number for 'jitter', found '0.5' | write it without quotes\n");
  EXPECT_EQ(wrong_step("  - {id: a, http: {request: GET x, follow: 'true', status: '200'}}\n"),
            "3:45+4 expected true or false for 'follow', found 'true' | write it without quotes\n"
            "3:61+3 expected a whole number for 'status', found '200' | write it without quotes\n");
}

TEST(ReadStep, AWholeNumberMayHaveAFractionOfNothing) {
  EXPECT_EQ(steps_of("  - {id: a, sql: SELECT 1, retries: {attempts: 2.0}}\n")[0].retries->attempts, 2);
}

TEST(ReadStep, ShowsTheShapeOfWhatStandsBehindAKey) {
  EXPECT_EQ(wrong_step("  - {id: a, parallel: [{id: b, manual: m}]}\n"),
            "3:23+1 expected a mapping for 'parallel' of step 'a', found a list | "
            "write 'steps:' below it, and the list of steps below that\n");
  EXPECT_EQ(wrong_step("  - {id: a, for_each: x}\n"),
            "3:23+1 expected a mapping for 'for_each' of step 'a', found 'x' | "
            "write 'as: NAME', 'in: LIST' and 'steps:' below it\n");
  EXPECT_EQ(wrong_step("  - {id: a, choose: [b, c]}\n"),
            "3:21+1 expected a mapping for 'choose' of step 'a', found a list | "
            "write each option below it as 'NAME:', with 'steps:' below that\n");
  EXPECT_EQ(wrong_step("  - {id: a, sql: DROP TABLE t, gate: 15m}\n"),
            "3:38+3 expected a mapping for 'gate' of step 'a', found '15m' | write {timeout: 15m}\n");
}

TEST(ReadStep, TellsAMergeKeyOnce) {
  EXPECT_EQ(wrong_step("  - &a {id: a, manual: m}\n  - {<<: *a, id: b, manual: m}\n"),
            "3:5+2 anchors are not part of the language | "
            "write the value out, or make it a variable under `vars`\n"
            "4:10+2 aliases are not part of the language | "
            "write the value out, or make it a variable under `vars`\n");
  EXPECT_EQ(wrong_step("  - {id: a, manual: m, <<: {title: t}}\n"),
            "3:24+2 merge keys are not part of the language | write the keys out\n");
}

TEST(ReadStep, TakesEveryKey) {
  const auto step = steps_of(R"(
  - id: stop
    title: Stop writes
    description: Nothing is lost.
    when: n > 0
    kubectl: scale deployment ${app} --replicas=0
    target: cluster
    effect: destructive
    effect_reason: It takes the API down.
    confirm: ${app} stops.
    check:
      kubectl: get deployment ${app} -o json
      expect: result.json.spec.replicas == 0
    until: result.status == 0
    every: 500ms
    timeout: 1h30m
    expect: [a, b]
    capture: {old: result.json.spec.replicas}
    show: table
    retries: {attempts: 3, delay: 2s, backoff: 1.5, max_delay: 10s}
    on_failure: rollback
    rollback: {kubectl: "scale deployment ${app} --replicas=2", timeout: 5s}
    owner: ops
    links: [https://example.test]
)")[0];
  EXPECT_EQ(step.id.text, "stop");
  EXPECT_EQ(step.when->expression.text(), "n > 0");
  EXPECT_THAT(words_of(call_of(step).fields.at("args")),
              testing::ElementsAre("scale", "deployment", "${app}", "--replicas=0"));
  EXPECT_EQ(call_of(step).target->text, "cluster");
  EXPECT_EQ(call_of(step).effect->effect, Effect::destructive);
  EXPECT_EQ(call_of(step).timeout, std::chrono::minutes(90));
  EXPECT_EQ(step.every, std::chrono::milliseconds(500));
  EXPECT_EQ(step.expect.size(), 2U);
  EXPECT_EQ(step.capture[0].name.text, "old");
  EXPECT_EQ(step.show, Show::table);
  EXPECT_EQ(step.retries->attempts, 3);
  EXPECT_EQ(step.retries->backoff, 1.5);
  EXPECT_EQ(step.on_failure, OnFailure::rollback);
  EXPECT_EQ(step.rollback->timeout, std::chrono::seconds(5));
  EXPECT_EQ(step.check->expect.size(), 1U);
  EXPECT_EQ(step.owners, std::vector<std::string>{"ops"});
}

TEST(ReadStep, ManualBesideAnotherAdapterIsWhatToDoByHand) {
  const auto step = steps_of("  - {id: a, manual: Do it., sql: SELECT 1}\n")[0];
  EXPECT_EQ(call_of(step).adapter.text, "sql");
  EXPECT_EQ(std::get<expression::Template>(step.by_hand->content).text(), "Do it.");
}

TEST(ReadStep, ManualIsNoSecondAction) {
  EXPECT_EQ(wrong_step("  - {id: a, manual: x, kubectl: get pods, sql: SELECT 1}\n"),
            "3:43+3 step 'a' does one thing, and has 'kubectl' already | make it a step of its own\n"
            "  3:24 the first\n");
}

TEST(ReadStep, ManualAloneIsTheAction) {
  EXPECT_EQ(call_of(steps_of("  - {id: a, manual: Do it.}\n")[0]).adapter.text, "manual");
}

TEST(ReadStep, ADecisionHasOptionsWithSteps) {
  const auto step = steps_of(R"(
  - id: restore
    choose:
      managed: {title: By the provider, steps: [{id: m, manual: Click.}]}
      dump: {steps: [{id: d, sql: SELECT 1}]}
)")[0];
  const auto& options = std::get<Choose>(step.action).options;
  EXPECT_EQ(options[0].name.text, "managed");
  EXPECT_EQ(options[0].title, "By the provider");
  EXPECT_EQ(options[1].steps[0].id.text, "d");
}

TEST(ReadStep, AnIncludeIsNamedAsItsRunbook) {
  const auto step = steps_of("  - runbook: verification\n    with: {n: 3, url: \"${u}\"}\n")[0];
  EXPECT_EQ(step.id.text, "verification");
  EXPECT_EQ(std::get<Include>(step.action).with[0].first.text, "n");
}

TEST(ReadStep, AnUnknownKeyIsNamedWithItsStep) {
  EXPECT_EQ(wrong_step("  - id: promote-replica\n    sql: SELECT 1\n    timout: 30s\n"),
            "5:5+6 unknown key 'timout' in step 'promote-replica' | did you mean 'timeout'?\n");
}

TEST(ReadStep, AMisspeltAdapterIsOneError) {
  EXPECT_EQ(wrong_step("  - id: a\n    kubctl: get pods\n"),
            "4:5+6 unknown key 'kubctl' in step 'a' | did you mean 'kubectl'?\n");
}

TEST(ReadStep, EveryErrorIsSaidAtOnce) {
  EXPECT_EQ(
      wrong_step("  - sql: SELECT 1\n  - id: Do It\n    sql: SELECT 1\n    timeout: 30\n    every: 1s\n"
                 "  - id: c\n    sql: SELECT 1\n    kubectl: get pods\n  - id: d\n"),
      "3:5+3 missing key 'id' in step 1 | add 'id:' with a name of a-z, 0-9 and '-', unique in the runbook\n"
      "4:9+5 expected a name of a-z, 0-9 and '-' for 'id', found 'Do It' | write 'do-it'\n"
      "6:14+2 expected a duration (30s, 5m, 1h30m) for 'timeout', found '30' | write the unit: 30s, 30m or "
      "30h\n"
      "7:5+5 'every' without 'until' in step 'Do It' | add 'until:' with what to wait for, or remove it\n"
      "10:5+7 step 'c' does one thing, and has 'sql' already | make it a step of its own\n  9:5 the first\n"
      "11:5+2 step 'd' does nothing | add an adapter's key ('sql:', 'kubectl:', ...), 'choose:', "
      "'for_each:', "
      "'parallel:' or 'runbook:'\n");
}

TEST(ReadStep, KeysWithoutMeaningAreRefused) {
  EXPECT_EQ(
      wrong_step("  - {id: a, expect: x, choose: {b: {steps: [{id: c, manual: x}]}, d: {steps: [{id: e, "
                 "manual: x}]}}}\n"
                 "  - {runbook: v, expect: x}\n  - {id: f, manual: x, with: {n: 1}}\n"),
      "3:13+6 'expect' has no meaning in step 'a', which lets the operator choose | put it into the "
      "steps of an "
      "option\n"
      "4:18+6 'expect' has no meaning in step 'v', which includes a runbook | remove it\n"
      "5:24+4 'with' has no meaning in step 'f', which calls an adapter | remove it\n");
}

TEST(ReadStep, AStatedEffectNeedsItsReason) {
  EXPECT_EQ(
      wrong_step(
          "  - {id: a, exec: ls, effect: read}\n  - {id: b, exec: ls, effect: raed, effect_reason: x}\n"
          "  - {id: c, exec: ls, effect_reason: x}\n"),
      "3:31+4 a stated effect needs a reason | add 'effect_reason:' with why the call has that effect, "
      "whatever it "
      "looks like\n"
      "4:31+4 expected one of read, change, destructive for 'effect', found 'raed' | did you mean 'read'?\n"
      "5:23+13 'effect_reason' without 'effect' | add 'effect:' or remove it\n");
}

TEST(ReadStep, PathsAreNoRunbookNames) {
  EXPECT_EQ(wrong_step("  - runbook: ../x\n"),
            "3:14+4 expected a runbook's name, found '../x' | an included runbook stands beside this file: "
            "write its name, "
            "without folder and .yaml\n");
}

TEST(ReadStep, ExpressionsAreBare) {
  EXPECT_EQ(wrong_step("  - {id: a, manual: x, when: \"${n > 0}\"}\n"),
            "3:31+8 'when' is an expression already: it takes no ${} | write it bare: n > 0\n");
}

TEST(ReadStep, ASyntaxErrorIsPlacedInsideABlock) {
  const auto found = wrong_step("  - id: a\n    manual: x\n    when: >-\n      a == 1 &&\n      (b = 2)\n");
  EXPECT_THAT(found, testing::StartsWith("7:10+1 "));
}

TEST(ReadStep, ATitleTakesNoExpressions) {
  EXPECT_EQ(wrong_step("  - {id: a, manual: x, title: \"Stop ${app}\"}\n"),
            "3:37+2 'title' is shown as it is written: it takes no ${} | write it without\n");
}

TEST(ReadStep, ADecisionNeedsTwoOptions) {
  EXPECT_EQ(wrong_step("  - {id: a, choose: {b: {steps: [{id: c, manual: x}]}}}\n"),
            "3:21+1 'choose' of step 'a' has one option only | a decision has two or more; without one, put "
            "the steps in "
            "place of 'choose'\n");
}

TEST(ReadStep, RetriesIsAMapping) {
  EXPECT_EQ(
      wrong_step("  - {id: a, manual: x, retries: 3}\n  - {id: b, manual: x, retries: {attempts: 0}}\n"),
      "3:33+1 expected a mapping for 'retries', found '3' | write {attempts: 3}: the first attempt "
      "counts too\n"
      "4:44+1 expected 1 to 1000 'attempts', found 0 | the first attempt counts too\n");
}

TEST(ReadStep, NamesThatExpressionsUseAreNoCaptures) {
  EXPECT_EQ(
      wrong_step("  - {id: a, manual: x, capture: {result: 1, in: 2, Foo-Bar: 3}}\n"),
      "3:34+6 'result' can't be the name of a capture: expressions use it already | name it 'the_result', or "
      "better\n"
      "3:45+2 'in' can't be the name of a capture: expressions use it already | name it 'the_in', or better\n"
      "3:52+7 expected a name of a-z, 0-9 and '_' for a capture, found 'Foo-Bar' | write 'foo_bar'\n");
}

}  // namespace
}  // namespace drctl
