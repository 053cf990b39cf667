// Two machines, one environment: two state folders here, and one lease in a real cluster.
#include <gmock/gmock.h>

#include <filesystem>

#include "recovery/recovery.hpp"
#include "sandbox/text_file.hpp"

namespace drctl::recovery {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr auto shared_runbook = R"(runbook: shared
title: Wait, then do something
targets: {cluster: kubernetes}
vars:
  pause: {type: integer, default: 0}
steps:
  - id: slow
    title: Takes its time
    exec: sleep ${pause}
    effect: read
    effect_reason: it only waits
  - id: gated
    title: Somebody must approve this
    kubectl: get namespaces
    confirm: Nothing happens.
)";

constexpr auto its_gate = "to run it, or skip,";

class SharedLock : public Recovery {
 protected:
  void SetUp() override {
    Recovery::SetUp();
    for (auto* each : {&desk(), &graces_desk_}) {
      each->change_environment("targets:", "lock: cluster\ntargets:");
      sandbox::write_text(*each / "shared.yaml", shared_runbook);
    }
  }
  static std::vector<std::string> run(const Desk& desk, const std::string& pause = "0") {
    return Desk::command({"run", desk / "shared.yaml", "--env", desk.environment_file(), "--var",
                          "pause=" + pause, "--operator", "ada"});
  }
  Desk& graces_desk() { return graces_desk_; }
  /// Her copy of what the other machine keeps of its runs.
  void bring_the_record_over() {
    std::filesystem::remove_all(graces_desk().state());
    std::filesystem::copy(desk().state(), graces_desk().state(), std::filesystem::copy_options::recursive);
  }

 private:
  Desk graces_desk_{Installation::get().sandbox.folder()};
};

TEST_F(SharedLock, LetsOneMachineWorkOnAnEnvironment) {
  TerminalRun adas(desk(), run(desk()));
  adas.expect(its_gate);
  DrctlRun graces(graces_desk(), run(graces_desk()));
  EXPECT_EQ(graces.wait(), 5) << graces.output();
  EXPECT_THAT(graces.output(), HasSubstr("is held by run " + RunRecord(desk()).id() + " (ada, pid "));
  adas.type("stop");
  EXPECT_EQ(adas.wait(), 3) << adas.screen();
  DrctlRun again(graces_desk(), run(graces_desk()));
  EXPECT_EQ(again.wait(), 4) << again.output();
  EXPECT_THAT(RunRecord(graces_desk()).events("run_started").at(0).at("lock"), StartsWith("lease drctl-"));
}

TEST_F(SharedLock, OfAKilledRunHoldsNobodyUp) {
  DrctlRun adas(desk(), run(desk(), "60"));
  ASSERT_TRUE(sandbox::wait_until(30s, [&] { return adas.output().contains("run "); })) << adas.output();
  ASSERT_TRUE(sandbox::wait_until(30s, [&] { return RunRecord(desk()).starts("slow") > 0; }));
  adas.kill();
  DrctlRun graces(graces_desk(), run(graces_desk()));
  EXPECT_EQ(graces.wait(), 4) << graces.output();
}

TEST_F(SharedLock, SaysWhichStepIsAtWorkAndKeepsAnotherMachineOutForAsLong) {
  DrctlRun adas(desk(), run(desk(), "20"));
  ASSERT_TRUE(sandbox::wait_until(30s, [&] { return adas.output().contains("run "); })) << adas.output();
  ASSERT_TRUE(sandbox::wait_until(20s, [&] {
    DrctlRun graces(graces_desk(), run(graces_desk()));
    EXPECT_EQ(graces.wait(), 5) << graces.output();
    return graces.output().contains(", at step slow)");
  }));
  EXPECT_EQ(adas.wait(), 4) << adas.output();
}

TEST_F(SharedLock, IsHandedOverToAnotherMachineThatHasTheRecord) {
  TerminalRun adas(desk(), run(desk()));
  adas.expect(its_gate);
  bring_the_record_over();
  const auto takeover = Desk::command({"takeover", "--reason", "her laptop is lost", "--operator", "grace"});
  DrctlRun graces(graces_desk(), takeover);
  EXPECT_EQ(graces.wait(), 5) << graces.output();
  EXPECT_EQ(adas.wait(), 9) << adas.screen();
  EXPECT_THAT(adas.screen(), HasSubstr("grace takes it over"));
  EXPECT_THAT(graces.output(), HasSubstr("bring the run's folder over from there as it is now"));
  bring_the_record_over();
  DrctlRun resumed(graces_desk(), Desk::command({"resume", "--approve", "gated", "--operator", "grace"}));
  EXPECT_EQ(resumed.wait(), 0) << resumed.output();
  EXPECT_EQ(RunRecord(graces_desk()).starts("slow"), 1);
}

TEST_F(SharedLock, NeverKeepsARecoveryFromBeginning) {
  sandbox::break_sandbox(sandbox(), "control-plane-failure");
  DrctlRun adas(desk(), run(desk()));
  EXPECT_EQ(adas.wait(), 4) << adas.output();
  EXPECT_THAT(adas.output(), HasSubstr("warning: the environment is locked on this machine only: lease"));
  EXPECT_THAT(RunRecord(desk()).events("run_started").at(0).at("lock"), StartsWith("on this machine only: "));
  sandbox::mend_sandbox(sandbox(), "control-plane-failure");
}

}  // namespace
}  // namespace drctl::recovery
