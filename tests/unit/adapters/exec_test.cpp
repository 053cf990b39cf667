#include "adapters/exec.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "platform/child_processes.hpp"
#include "unit/adapters/no_manual_work.hpp"
#include "unit/adapters/recorded_narration.hpp"

namespace drctl {
namespace {

using nlohmann::json;

std::string program(const std::string& name) { return std::string(DRCTL_BINARY_DIR "/bin/") + name; }

class ExecTest : public testing::Test {
 protected:
  Outcome perform(const json& command, std::chrono::milliseconds timeout = std::chrono::minutes(1)) {
    call.arguments["command"] = command;
    Execution execution{cancel, timeout, narration};
    return adapter->perform(call, execution);
  }

  ChildProcesses processes;
  NoManualWork nobody;
  RecordedNarration narration;
  Cancellation cancel;
  std::unique_ptr<Adapter> adapter = exec_row().make({processes, nobody});
  Call call;
};

TEST_F(ExecTest, IsDestructiveAndShowsNoValueOfItsEnvironment) {
  call.arguments = {{"command", {"/opt/kc.sh", "import", "a b"}}, {"environment", {{"PW", "hidden"}}}};
  const auto preview = adapter->preview(call).value();
  EXPECT_EQ(preview.effect, Effect::destructive);
  EXPECT_EQ(preview.reason, "drctl can't know what kc.sh does");
  EXPECT_EQ(preview.command, "PW=... /opt/kc.sh import 'a b'");
  EXPECT_EQ(preview.target_name, "kc.sh");
}

TEST_F(ExecTest, AnEmptyCommandIsAMistake) {
  call.arguments = {{"command", json::array()}};
  EXPECT_EQ(adapter->preview(call).error(), "the command is empty");
}

TEST_F(ExecTest, GivesWhatTheProgramPrinted) {
  const auto outcome = perform({program("print_arguments"), "a b"});
  EXPECT_EQ(outcome.end, End::succeeded);
  EXPECT_EQ(outcome.result,
            (json{{"output", "[\"a b\"]\n"}, {"error", ""}, {"status", 0}, {"json", {"a b"}}}));
  EXPECT_EQ(narration.lines, std::vector<std::string>{"[\"a b\"]"});
}

TEST_F(ExecTest, PassesInputEnvironmentAndDirectory) {
  call.arguments = {{"input", "12345"}, {"environment", {{"DRCTL_A", "1"}}}, {"directory", "/"}};
  EXPECT_EQ(perform({program("count_stdin")}).result["output"], "5\n");
  EXPECT_EQ(perform({program("print_environment"), "DRCTL_A"}).result["output"], "DRCTL_A=1\n");
  EXPECT_THAT(perform({program("print_inheritance")}).result["output"].get<std::string>(),
              testing::HasSubstr("directory /\n"));
}

TEST_F(ExecTest, AnotherStatusThan0Failed) {
  const auto outcome = perform({program("end_as_told"), "exit", "3"});
  EXPECT_EQ(outcome.end, End::failed);
  EXPECT_EQ(outcome.error, program("end_as_told") + " exited with status 3\nbye");
  EXPECT_EQ(outcome.result["status"], 3);
}

TEST_F(ExecTest, AMissingProgramCouldNotStart) {
  const auto outcome = perform({"no-such-program"});
  EXPECT_EQ(outcome.end, End::could_not_start);
  EXPECT_EQ(outcome.error, "no-such-program: not found on PATH");
}

TEST_F(ExecTest, TheDeadlineEndsIt) {
  EXPECT_EQ(perform({program("wait_forever")}, std::chrono::milliseconds(50)).end, End::timed_out);
}

}  // namespace
}  // namespace drctl
