// drctl is killed at its system calls, one a run, and then resumed.
#include <fmt/core.h>
#include <gmock/gmock.h>

#include <iostream>
#include <random>

#include "faults/chosen_calls.hpp"
#include "faults/fault_test.hpp"
#include "recovery/drctl_run.hpp"
#include "sandbox/text_file.hpp"
#include "sandbox/wait.hpp"

namespace drctl::faults {
namespace {

using namespace std::chrono_literals;
using ::testing::AnyOf;

std::string kill_at(const SystemCall& call) {
  return fmt::format("{}:signal=SIGKILL:when={}", call.name, call.when);
}

class Kill : public FaultTest {
 protected:
  /// A run that was killed tells of it, and can be verified and shown.
  static void expect_told(Trial& trial) {
    if (!trial.has_begun()) return;
    EXPECT_EQ(trial.verify(), 0) << trial.output();
    EXPECT_EQ(trial.look({"show"}), 0) << trial.output();
  }

  void expect_recovered(Trial& trial) {
    const auto finished = finished_steps(trial);
    expect_told(trial);
    EXPECT_THAT(trial.finish(), AnyOf(0, 2)) << trial.output();
    expect_whole(trial, runbook_, finished);
  }

  LongRunbook runbook_{ledger(), is_long() ? 30 : 8};
};

TEST_F(Kill, AtAnySystemCallOfARun) {
  const auto calls = calls_of_a_run(ledger(), runbook_);
  const auto chosen = sample(calls, 36);
  int killed = 0;
  for (const auto& call : chosen) {
    SCOPED_TRACE(fmt::format("killed at {} {}: {}", call.name, call.when, call.line));
    Trial trial(ledger(), runbook_);
    if (trial.run(kill_at(call)) == 137)
      ++killed;
    else
      std::cout << "never came to " << call.name << ' ' << call.when << '\n';
    expect_recovered(trial);
  }
  std::cout << fmt::format("{} system calls, {} tried, {} killed\n", calls.size(), chosen.size(), killed);
  EXPECT_GT(killed, 0);
}

constexpr auto slow = R"(runbook: slow
title: A statement of 20 seconds
targets: {database: postgres}
steps:
  - id: s1
    title: Enter it slowly
    sql: INSERT INTO done SELECT 's1' FROM pg_sleep(20)
)";

/// Whoever looks into the database a moment later sees all that will ever come of it.
TEST_F(Kill, EndsWhatTheServerIsAtWorkOn) {
  ledger().clear();
  sandbox::write_text(ledger().folder() / "slow.yaml", slow);
  const recovery::Desk desk(ledger().folder());
  recovery::DrctlRun run(desk, recovery::Desk::command({"run", ledger().folder() / "slow.yaml", "--approve",
                                                        "s1", "--env", desk.environment_file()}));
  ASSERT_TRUE(sandbox::wait_until(10s, [] { return ledger().is_at_work_on("pg_sleep"); })) << run.output();
  run.kill();
  EXPECT_TRUE(sandbox::wait_until(3s, [] { return ledger().is_idle(); }));
  EXPECT_EQ(ledger().entries().size(), 0U);
}

/// A run, and what resumes it: both are killed, anywhere.
TEST_F(Kill, TwiceAtRandom) {
  const auto calls = calls_of_a_run(ledger(), runbook_);
  std::mt19937 random(seed());
  const auto any = [&] { return calls[random() % calls.size()]; };
  for (int i = 0; i < (is_long() ? 200 : 6); ++i) {
    const auto first = any(), second = any();
    SCOPED_TRACE(fmt::format("run killed at {} {}, resume at {} {}", first.name, first.when, second.name,
                             second.when));
    Trial trial(ledger(), runbook_);
    trial.run(kill_at(first));
    const auto finished = finished_steps(trial);
    if (trial.has_begun()) trial.resume(kill_at(second));
    for (const auto& [step, starts] : finished) EXPECT_EQ(trial.starts(step), starts) << step;
    expect_recovered(trial);
  }
}

}  // namespace
}  // namespace drctl::faults
