// The disk, the kernel or the network says no at a system call of drctl, and is well again afterwards.
#include <fmt/core.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <set>

#include "faults/chosen_calls.hpp"
#include "faults/fault_test.hpp"

namespace drctl::faults {
namespace {

using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::IsSubsetOf;

/// What each call may really answer when something is broken; empty: nothing.
std::string error_of(const SystemCall& call) {
  static const std::map<std::string, std::string> errors = {
      {"write", "ENOSPC"}, {"fsync", "EIO"},       {"fdatasync", "EIO"},      {"ftruncate", "EIO"},
      {"rename", "EIO"},   {"mkdir", "ENOSPC"},    {"openat", "EIO"},         {"flock", "ENOLCK"},
      {"clone", "EAGAIN"}, {"pwrite64", "ENOSPC"}, {"recvfrom", "ECONNRESET"}};
  const auto found = errors.find(call.name);
  return found == errors.end() ? "" : found->second;
}

class BrokenDisk : public FaultTest {
 protected:
  /// Whoever is in the ledger was announced in the journal before.
  static void expect_announced(const Trial& trial) {
    for (const auto& [step, times] : ledger().entries())
      EXPECT_EQ(trial.starts(step), 1U) << step << " was not announced";
  }

  static void expect_next_step(const Trial& trial) {
    EXPECT_THAT(trial.output(), AllOf(HasSubstr("error: "), HasSubstr("help: ")));
  }

  void expect_recovered(Trial& trial) {
    expect_announced(trial);
    const auto finished = finished_steps(trial);
    EXPECT_THAT(trial.finish(), AnyOf(0, 2)) << trial.output();
    expect_whole(trial, runbook_, finished);
  }

  LongRunbook runbook_{ledger(), is_long() ? 30 : 8};
};

TEST_F(BrokenDisk, SaysNoOnce) {
  auto calls = calls_of_a_run(ledger(), runbook_);
  std::erase_if(calls, [](const auto& call) { return error_of(call).empty(); });
  std::map<int, int> statuses;
  for (const auto& call : sample(calls, 24)) {
    const auto fault = fmt::format("{}:error={}:when={}", call.name, error_of(call), call.when);
    SCOPED_TRACE(fault + ": " + call.line);
    Trial trial(ledger(), runbook_);
    const int status = trial.run(fault);
    ++statuses[status];
    EXPECT_THAT(status, AnyOf(0, 1, 7)) << trial.output();
    if (status == 7) expect_next_step(trial);
    expect_recovered(trial);
  }
  for (const auto& [status, times] : statuses)
    std::cout << fmt::format("status {}: {} times\n", status, times);
}

/// The server has done it, and the answer is lost: a change that may be done is not done again unasked.
TEST_F(BrokenDisk, LosesTheAnswer) {
  for (const auto& call : calls_of_a_run(ledger(), runbook_)) {
    if (call.name != "recvfrom" || !call.line.contains("INSERT 0 1")) continue;
    SCOPED_TRACE(call.line);
    Trial trial(ledger(), runbook_);
    EXPECT_EQ(trial.run(fmt::format("recvfrom:error=ECONNRESET:when={}", call.when)), 1) << trial.output();
    EXPECT_THAT(trial.resume(), AnyOf(0, 4)) << trial.output();  // a check knows; else somebody has to
    for (const auto& [step, times] : ledger().entries()) EXPECT_EQ(times, 1) << step;
    expect_recovered(trial);
    if (!is_long()) break;
  }
}

/// It is done, but that can't be written down: the one who can answer later is told now.
TEST_F(BrokenDisk, LosesAnOutcome) {
  for (const auto& call : calls_of_a_run(ledger(), runbook_)) {
    if (call.name != "write" || !call.line.contains("step_finished")) continue;
    Trial trial(ledger(), runbook_);
    EXPECT_EQ(trial.run(fmt::format("write:error=ENOSPC:when={}", call.when)), 7);
    EXPECT_THAT(trial.output(), HasSubstr("has ended (succeeded), which is not recorded"));
    expect_recovered(trial);
    if (!is_long()) break;
  }
}

/// Files can't grow beyond a length: the line that crosses it is cut short in the middle.
TEST_F(BrokenDisk, IsFull) {
  Trial whole(ledger(), runbook_);
  ASSERT_EQ(whole.run(), 0) << whole.output();
  const auto size = std::filesystem::file_size(whole.record().journal());
  const auto least = std::filesystem::file_size(runbook_.file()) + 2000;  // its copy, and what is shown, fit
  const std::size_t times = is_long() ? 100 : 8;
  for (std::size_t i = 0; i < times; ++i) {
    const auto room = least + i * (size - least) / times;
    SCOPED_TRACE(fmt::format("{} of {} bytes fit", room, size));
    Trial trial(ledger(), runbook_);
    EXPECT_EQ(trial.run_in(room), 7) << trial.output();
    EXPECT_THAT(trial.output(), AllOf(HasSubstr("File too large"), HasSubstr("drctl resume")));
    EXPECT_EQ(std::filesystem::file_size(trial.record().journal()), room);
    expect_recovered(trial);
  }
}

/// It stays broken for a while: nothing is done meanwhile, however often it is resumed.
TEST_F(BrokenDisk, StaysBroken) {
  for (const std::string call : {"fdatasync:error=EIO", "write:error=ENOSPC"}) {
    SCOPED_TRACE(call);
    Trial trial(ledger(), runbook_);
    EXPECT_EQ(trial.run("fdatasync:error=EIO:when=9+"), 7) << trial.output();
    const auto entries = ledger().entries();
    EXPECT_EQ(trial.resume(call), 7) << trial.output();
    EXPECT_EQ(trial.resume(call), 7) << trial.output();
    EXPECT_EQ(ledger().entries(), entries);
    expect_recovered(trial);
  }
}

}  // namespace
}  // namespace drctl::faults
