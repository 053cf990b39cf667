// The machine loses power: what is left of the journal is any part of its beginning, and a torn line.
#include <fmt/core.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "faults/chosen_calls.hpp"
#include "faults/fault_test.hpp"
#include "sandbox/text_file.hpp"

namespace drctl::faults {
namespace {

namespace fs = std::filesystem;
using ::testing::AnyOf;
using ::testing::HasSubstr;

class PowerLoss : public FaultTest {
 protected:
  void SetUp() override {
    FaultTest::SetUp();
    ASSERT_EQ(whole_.run(), 0) << whole_.output();
    journal_ = sandbox::read_text(whole_.record().journal());
    for (std::size_t end = journal_.find('\n'); end != journal_.npos; end = journal_.find('\n', end + 1))
      line_ends_.push_back(end + 1);
  }

  /// The run as it was when its journal was `left`, the database too: what was in flight was done, or was
  /// not.
  void lose_power(Trial& trial, const std::string& left, bool in_flight_is_done) {
    fs::copy(whole_.desk().state(), trial.desk().state(), fs::copy_options::recursive);
    std::ofstream(trial.record().journal(), std::ios::trunc | std::ios::binary) << left;
    fs::remove(trial.record().report());
    if (!trial.has_begun()) return;
    std::set<std::string> done;
    for (const auto& event : trial.record().events("step_started")) done.insert(event.at("step"));
    const auto finished = trial.finished();
    for (const auto& step : runbook_.changes())
      if (done.contains(step) && (in_flight_is_done || std::ranges::count(finished, step) > 0))
        ledger().enter(step);
  }

  void expect_recovered(const std::string& left, bool in_flight_is_done) {
    Trial trial(ledger(), runbook_);
    lose_power(trial, left, in_flight_is_done);
    const auto finished = finished_steps(trial);
    expect_told(trial);
    EXPECT_THAT(trial.finish(), AnyOf(0, 2)) << trial.output();
    expect_whole(trial, runbook_, finished);
  }

  /// Never a crash, never an empty word.
  static void expect_told(Trial& trial) {
    const bool begun = trial.has_begun();
    EXPECT_EQ(trial.look({"show"}), begun ? 0 : 2) << trial.output();
    EXPECT_EQ(trial.verify(), begun ? 0 : 7) << trial.output();
    EXPECT_EQ(trial.look({"runs"}), 0) << trial.output();
    if (begun) return;
    EXPECT_EQ(trial.resume(), 2) << trial.output();
  }

  LongRunbook runbook_{ledger(), 8};
  Trial whole_{ledger(), runbook_};
  std::string journal_;
  std::vector<std::size_t> line_ends_;
};

TEST_F(PowerLoss, LeavesWholeLines) {
  for (std::size_t i = 0; i < line_ends_.size(); i += is_long() ? 1 : 4) {
    SCOPED_TRACE(fmt::format("{} lines are left", i + 1));
    expect_recovered(journal_.substr(0, line_ends_[i]), i % 8 == 0);
  }
}

TEST_F(PowerLoss, TearsALine) {
  for (std::size_t i = 0; i < line_ends_.size() - 1; i += is_long() ? 1 : 7) {
    SCOPED_TRACE(fmt::format("{} lines are left, and a half", i + 1));
    const auto half = (line_ends_[i] + line_ends_[i + 1]) / 2;
    expect_recovered(journal_.substr(0, half), true);
    const auto zeros = std::string(half - line_ends_[i], '\0');
    expect_recovered(journal_.substr(0, line_ends_[i]) + zeros + '\n', false);
  }
}

TEST_F(PowerLoss, TearsTheLastLineAtAnyByte) {
  const auto last = line_ends_[line_ends_.size() - 2];
  for (auto length = last; length < journal_.size(); length += is_long() ? 1 : 60) {
    SCOPED_TRACE(fmt::format("{} of {} bytes are left", length, journal_.size()));
    expect_recovered(journal_.substr(0, length), true);
  }
}

TEST_F(PowerLoss, TearsTheFirstLine) {
  for (std::size_t length : {std::size_t{0}, std::size_t{1}, line_ends_[0] - 1}) {
    SCOPED_TRACE(fmt::format("{} bytes are left", length));
    expect_recovered(journal_.substr(0, length), false);
  }
}

/// Whoever has the seal finds any changed byte.
TEST_F(PowerLoss, IsNotTakenForAChange) {
  ASSERT_EQ(whole_.verify(), 0);
  const auto seal = whole_.output().substr(whole_.output().find("seal ") + 5, 64);
  EXPECT_EQ(whole_.verify({"--seal", seal}), 0) << whole_.output();
  for (std::size_t place = 0; place < journal_.size(); place += is_long() ? 7 : 997) {
    auto changed = journal_;
    changed[place] = static_cast<char>(changed[place] ^ 1);
    std::ofstream(whole_.record().journal(), std::ios::trunc | std::ios::binary) << changed;
    EXPECT_EQ(whole_.verify({"--seal", seal}), 7) << "byte " << place;
  }
}

/// Each new folder is on disk in the one above it before anything is done.
TEST_F(PowerLoss, LeavesTheFoldersOfTheRun) {
  std::set<std::string> unsafe;
  for (const auto& call : system_calls_in(whole_.trace(), whole_.desk().state())) {
    const auto from = call.line.find_first_of("\"<") + 1;
    const fs::path path = call.line.substr(from, call.line.find_first_of("\">", from) - from);
    if (call.name == "mkdir" && call.line.ends_with("= 0")) unsafe.insert(path.parent_path());
    if (call.name == "fsync") unsafe.erase(path);
    if (call.name == "sendto") break;
  }
  EXPECT_THAT(unsafe, ::testing::IsEmpty());
}

}  // namespace
}  // namespace drctl::faults
