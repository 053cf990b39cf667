// The API server is really away. Nobody but the provider can start it: the runbook watches, reports and
// waits.
#include <gmock/gmock.h>

#include "recovery/recovery.hpp"

namespace drctl::recovery {
namespace {

using namespace std::chrono_literals;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class ControlPlaneFailure : public Recovery {
 protected:
  std::vector<std::string> run_command() { return desk().run_command("control-plane-failure", {}); }
};

TEST_F(ControlPlaneFailure, WaitsUntilTheProviderHasItBack) {
  sandbox::break_sandbox(sandbox(), "control-plane-failure");
  DrctlRun run(desk(), run_command());
  EXPECT_EQ(run.wait(), 4) << run.output();
  EXPECT_THAT(run.output(), HasSubstr("step 'ticket' needs a person"));
  EXPECT_THAT(RunRecord(desk()).events("step_started", "ticket").at(0).at("command"),
              AllOf(HasSubstr("Cluster ID:   sandbox"), HasSubstr("was refused"), HasSubstr("HTTP 200")));
  EXPECT_EQ(sandbox().health()->status, 200);

  DrctlRun resumed(desk(), Desk::command({"resume", "--done", "ticket"}));
  ASSERT_TRUE(sandbox::wait_until(
      60s, [&] { return RunRecord(desk()).starts("control-plane-back") > 0 || resumed.ended(); }));
  EXPECT_FALSE(resumed.ended()) << resumed.output();
  sandbox::mend_sandbox(sandbox(), "control-plane-failure");
  EXPECT_EQ(resumed.wait(120s), 0) << resumed.output();
  expect_recovered();
}

TEST_F(ControlPlaneFailure, ReportsNothingWhereNothingIsWrong) {
  DrctlRun run(desk(), run_command());
  EXPECT_EQ(run.wait(), 0) << run.output();
  EXPECT_EQ(RunRecord(desk()).starts("ticket"), 0);
  expect_recovered();
}

}  // namespace
}  // namespace drctl::recovery
