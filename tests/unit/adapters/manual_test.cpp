#include "adapters/manual.hpp"

#include <gtest/gtest.h>

#include "drctl/manual_work.hpp"
#include "platform/child_processes.hpp"
#include "unit/adapters/recorded_narration.hpp"

namespace drctl {
namespace {

using nlohmann::json;
using Answer = ManualReport::Answer;

// A person who reports what the test says, or who is not there.
class Person final : public ManualWork {
 public:
  std::optional<ManualReport> report;
  std::string instructions;
  std::vector<Question> questions;

  std::optional<ManualReport> ask(const std::string& given, const std::vector<Question>& asked) override {
    instructions = given;
    questions = asked;
    return report;
  }
};

class ManualTest : public testing::Test {
 protected:
  Outcome perform(const json& arguments) {
    Execution execution{cancel_, std::chrono::hours(1), narration_};
    return adapter_->perform({arguments, {}}, execution);
  }

  Person person_;
  ChildProcesses processes_;
  Cancellation cancel_;
  RecordedNarration narration_;
  std::unique_ptr<Adapter> adapter_ = manual_row().make({processes_, person_});
};

TEST_F(ManualTest, ShowsTheInstructionsAndReturnsWhatWasTyped) {
  person_.report = ManualReport{Answer::done, {{"host", "db2"}}, "took a while"};
  auto outcome = perform({{"instructions", "Create a database."}, {"ask", {{"host", "Its host name"}}}});
  EXPECT_EQ(person_.instructions, "Create a database.");
  ASSERT_EQ(person_.questions.size(), 1u);
  EXPECT_EQ(person_.questions[0].name, "host");
  EXPECT_EQ(person_.questions[0].prompt, "Its host name");
  EXPECT_EQ(outcome.end, End::succeeded);
  EXPECT_EQ(outcome.result, json::parse(R"({"values": {"host": "db2"}, "note": "took a while"})"));
}

TEST_F(ManualTest, AFailureGivesThePersonsWords) {
  person_.report = ManualReport{Answer::failed, {}, "no backup is left"};
  auto outcome = perform({{"instructions", "Restore."}});
  EXPECT_EQ(outcome.end, End::failed);
  EXPECT_EQ(outcome.error, "no backup is left");
}

TEST_F(ManualTest, AFailureWithoutWordsSaysSo) {
  person_.report = ManualReport{Answer::failed, {}, ""};
  EXPECT_EQ(perform({{"instructions", "Restore."}}).error, "the work by hand failed; no reason was given");
}

TEST_F(ManualTest, StoppingCancels) {
  person_.report = ManualReport{Answer::stop, {}, ""};
  EXPECT_EQ(perform({{"instructions", "Restore."}}).end, End::cancelled);
}

TEST_F(ManualTest, WithoutAPersonItNeedsOne) {
  auto outcome = perform({{"instructions", "Restore."}});
  EXPECT_EQ(outcome.end, End::needs_operator);
  EXPECT_EQ(outcome.error, "a person must do this and there is no terminal");
  EXPECT_EQ(outcome.help, "run `drctl resume` on a terminal");
}

TEST_F(ManualTest, PreviewIsARead) {
  auto preview = adapter_->preview({{{"instructions", "Call support."}}, {}});
  ASSERT_TRUE(preview);
  EXPECT_EQ(preview->effect, Effect::read);
  EXPECT_EQ(preview->command, "Call support.");
}

TEST_F(ManualTest, PreviewRefusesEmptyInstructions) {
  auto preview = adapter_->preview({{{"instructions", " \n"}}, {}});
  ASSERT_FALSE(preview);
  EXPECT_EQ(preview.error(), "instructions are empty: say what the person must do");
}

}  // namespace
}  // namespace drctl
