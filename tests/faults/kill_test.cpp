// drctl is killed at its system calls, one a run, and then resumed.
#include <fmt/core.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <random>

#include "faults/fault_test.hpp"
#include "sandbox/failure.hpp"

namespace drctl::faults {
namespace {

using ::testing::AnyOf;

bool is_long() {
  const char* runs = std::getenv("DRCTL_CRASH_RUNS");
  return runs != nullptr && std::string_view(runs) == "all";
}

/// DRCTL_CRASH_SEED repeats what another run has drawn.
unsigned seed() {
  const char* given = std::getenv("DRCTL_CRASH_SEED");
  const auto number = given ? static_cast<unsigned>(std::stoul(given)) : std::random_device{}();
  std::cout << "DRCTL_CRASH_SEED=" << number << '\n';
  return number;
}

/// So many of them, at equal distances; all of them in the long mode.
std::vector<SystemCall> sample(const std::vector<SystemCall>& calls, std::size_t count) {
  if (is_long() || calls.size() <= count) return calls;
  std::vector<SystemCall> chosen;
  for (std::size_t i = 0; i < count; ++i) chosen.push_back(calls[i * calls.size() / count]);
  return chosen;
}

std::string kill_at(const SystemCall& call) {
  return fmt::format("{}:signal=SIGKILL:when={}", call.name, call.when);
}

class Kill : public FaultTest {
 protected:
  /// The system calls of an undisturbed run.
  std::vector<SystemCall> calls_of_a_run() {
    Trial trial(ledger(), runbook_);
    if (trial.run() != 0) throw sandbox::Failure(trial.output());
    return system_calls_in(trial.trace(), trial.desk().state());
  }

  /// A run that was killed tells of it, and can be verified and shown.
  static void expect_told(Trial& trial) {
    if (!trial.has_begun()) return;
    EXPECT_EQ(trial.look("verify"), 0) << trial.output();
    EXPECT_EQ(trial.look("show"), 0) << trial.output();
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
  const auto calls = calls_of_a_run();
  const auto chosen = sample(calls, 60);
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

/// A run, and what resumes it: both are killed, anywhere.
TEST_F(Kill, TwiceAtRandom) {
  const auto calls = calls_of_a_run();
  std::mt19937 random(seed());
  const auto any = [&] { return calls[random() % calls.size()]; };
  for (int i = 0; i < (is_long() ? 200 : 10); ++i) {
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
