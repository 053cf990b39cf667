#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "recovery/desk.hpp"
#include "recovery/drctl_run.hpp"
#include "recovery/installation.hpp"
#include "recovery/run_record.hpp"
#include "recovery/system_state.hpp"
#include "recovery/terminal_run.hpp"
#include "sandbox/sandbox.hpp"
#include "sandbox/scenarios.hpp"
#include "sandbox/wait.hpp"

namespace drctl::recovery {

/// The tests of this program share one sandbox. Each begins with a whole system, by whatever the test before
/// it left, and with a desk of its own.
class Recovery : public ::testing::Test {
 protected:
  void SetUp() override;

  static sandbox::Sandbox& sandbox() { return Installation::get().sandbox; }
  Desk& desk() { return desk_; }
  static SystemState state() { return state_of(sandbox()); }
  /// The system as it was when it was brought up.
  static const SystemState& whole() { return Installation::get().whole; }

  /// Breaks it, and returns what clients see then.
  static SystemState broken(const char* scenario);
  /// All is again as it was before anything was broken: every row, key, index, owner, replica, and health.
  static void expect_recovered() { EXPECT_EQ(state().seen, whole().seen); }
  /// Every answer that the recovery from the dump needs.
  static std::vector<std::string> all_answers();

 private:
  static bool is_whole();
  static void heal();

  Desk desk_{Installation::get().sandbox.folder()};
};

}  // namespace drctl::recovery
