#pragma once
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>

#include "faults/ledger.hpp"
#include "faults/system_calls.hpp"
#include "faults/trial.hpp"

namespace drctl::faults {

/// The tests of this program share one server.
class FaultTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (const auto missing = missing_for_traces(); !missing.empty()) GTEST_SKIP() << missing;
  }

  static const Ledger& ledger() {
    static const auto shared = std::make_unique<Ledger>();
    return *shared;
  }

  /// Nothing was done twice, nothing was lost: each change has exactly one entry. `finished` are the steps
  /// that the journal told to be done when the fault came: none of them was begun again.
  static void expect_whole(Trial& trial, const LongRunbook& runbook,
                           const std::map<std::string, std::size_t>& finished) {
    std::map<std::string, int> once;
    for (const auto& step : runbook.changes()) once[step] = 1;
    EXPECT_EQ(ledger().entries(), once);
    EXPECT_TRUE(trial.has_succeeded()) << trial.output();
    for (const auto& [step, starts] : finished)
      EXPECT_EQ(trial.starts(step), starts) << step << " was begun again";
    EXPECT_EQ(trial.verify(), 0) << trial.output();
  }
};

/// The steps that are finished, and how often each was begun.
inline std::map<std::string, std::size_t> finished_steps(const Trial& trial) {
  std::map<std::string, std::size_t> steps;
  for (const auto& step : trial.finished()) steps[step] = trial.starts(step);
  return steps;
}

}  // namespace drctl::faults
