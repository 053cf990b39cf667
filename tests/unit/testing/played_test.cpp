#include "testing/played.hpp"

#include <gmock/gmock.h>

#include "engine/decide.hpp"
#include "platform/child_processes.hpp"
#include "report/nobody.hpp"
#include "runbook/include_graph.hpp"
#include "testing/coverage.hpp"
#include "testing/judge_case.hpp"

namespace drctl {
namespace {

/// A test and its runbook in memory.
struct Stage {
  ChildProcesses processes;
  Nobody nobody;
  Adapters adapters{catalog(), Doors{processes, nobody}};
  TestSubject subject;

  Stage(const std::string& steps, const std::string& cases) {
    std::vector<AdapterSpec> specs;
    for (const auto& row : catalog()) specs.push_back(row.spec);
    auto loaded = load_checked(
        std::make_shared<Source>(Source{"main.yaml", "runbook: main\ntitle: Main\nsteps:\n" + steps}), specs,
        [](const std::string&) -> std::expected<std::shared_ptr<const Source>, Diagnostic> {
          return std::unexpected(Diagnostic{});
        });
    auto file =
        read_test_file(std::make_shared<Source>(Source{"main.test.yaml", "test: main\ncases:\n" + cases}));
    subject = {
        "main.test.yaml", file.value(), std::make_shared<const LoadedRunbook>(std::move(loaded.value())), {}, {}};
  }
  BoundCase bound(std::size_t index = 0) {
    return std::move(bind_case(subject, subject.file.cases.at(index), adapters).value());
  }
};

const std::string wait_step = R"(
  - id: wait
    title: Wait
    exec: date
    effect: read
    effect_reason: it only looks
    until: result.output == "now"
    every: 10m
    timeout: 2h
)";

TEST(PlayedCase, WaitsWithoutTimePassing) {
  Stage stage(wait_step, R"(
  - case: late
    steps:
      wait: {sequence: [{result: {output: not yet}}, {result: {output: not yet}}, {result: {output: now}}]}
)");
  const auto played = play(stage.bound());
  EXPECT_EQ(played.ending.status, RunStatus::succeeded);
  EXPECT_EQ(played.state.steps[0].duration_ms, 20 * 60 * 1000);
}

TEST(PlayedCase, TimesOutWhenTheLastAnswerStays) {
  Stage stage(wait_step, R"(
  - case: never
    steps:
      wait: {result: {output: never}}
    expect: {outcome: failed, fails: wait}
)");
  const auto bound = stage.bound();
  const auto played = play(bound);
  EXPECT_EQ(played.state.steps[0].end, to_string(End::timed_out));
  EXPECT_TRUE(judge_case(stage.subject.file.cases[0], bound.plan, played).empty());
}

TEST(PlayedCase, NeverStartsAProgram) {
  Stage stage(R"(
  - id: gone
    title: Gone
    exec: no-such-program-anywhere
    effect: destructive
    effect_reason: it would be
)",
              "  - case: one\n");
  const auto played = play(stage.bound());
  EXPECT_EQ(played.ending.status, RunStatus::succeeded);
  EXPECT_EQ(played.gates(), std::vector<std::string>{"gone"});
}

TEST(PlayedCase, IsToldWhichOptionCannotBeDone) {
  Stage stage(R"(
  - id: way
    title: Which way
    choose:
      web: {title: by the service, steps: [{id: get, title: Get it, http: GET nowhere}]}
      hand: {title: by hand, steps: [{id: do, title: Do it, manual: Do it.}]}
)",
              "  - case: one\n");
  const auto bound = stage.bound();
  const auto next = decide(bound.plan, initial(bound.plan));
  const auto& options = std::get<AskChoice>(next).question.options;
  EXPECT_THAT(options[0].second, testing::StartsWith("by the service (can't be done: "));
  EXPECT_EQ(options[1].second, "by hand");
}

TEST(PlayedCase, CountsWhatItWentThrough) {
  Stage stage(R"(
  - id: one
    title: One
    when: now < timestamp("2026-06-01T00:00:00Z")
    exec: date
    effect: read
    effect_reason: it only looks
)",
              "  - case: one\n");
  const auto bound = stage.bound();
  Coverage coverage;
  coverage.add(bound.plan, play(bound));
  using enum Coverage::Item::Kind;
  EXPECT_EQ(coverage.covered(step), 1U);
  EXPECT_EQ(coverage.covered(branch), 1U);
  EXPECT_EQ(coverage.all(branch), 2U);
  EXPECT_EQ(coverage.percent(), 66);
}

TEST(PlayedCase, SaysOfWhatPeopleWouldBeTold) {
  Stage stage(R"(
  - id: stop
    title: Stop
    exec: date
    effect: destructive
    effect_reason: it stops
targets: {a: channel, b: channel}
notify: {to: [a, b], start: s, waiting: w, end: e}
)",
              "  - {case: one, expect: {notified: [start, end]}}\n");
  const auto bound = stage.bound();
  const auto played = play(bound);
  EXPECT_THAT(played.notified(), testing::ElementsAre("start", "waiting stop", "end"));
  const auto found = judge_case(stage.subject.file.cases[0], bound.plan, played);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].message, "expected notice 'end' here, but came to 'waiting stop'");
}

}  // namespace
}  // namespace drctl
