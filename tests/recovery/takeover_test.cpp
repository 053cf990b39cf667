// One recovery, two people: the second goes on with it while the first has it on her terminal.
#include <gmock/gmock.h>
#include <signal.h>

#include "recovery/held_restore.hpp"
#include "recovery/recovery.hpp"

namespace drctl::recovery {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr auto restore_gate = "type 'volaticloud' to run it, or skip,";

std::vector<std::string> takeover(const std::vector<std::string>& further) {
  std::vector<std::string> words{"takeover", "--reason", "her laptop is lost", "--operator", "grace"};
  words.insert(words.end(), further.begin(), further.end());
  return Desk::command(words);
}

TEST_F(Recovery, IsTakenOverFromATerminalThatWaits) {
  broken("db-corruption");
  TerminalRun ann(desk(), desk().run_command({"--operator", "ann"}));
  ann.expect(restore_gate);
  TerminalRun grace(desk(), takeover({}));
  EXPECT_EQ(ann.wait(), 9) << ann.screen();
  EXPECT_THAT(ann.screen(), HasSubstr("taken over: grace takes it over (pid "));
  EXPECT_THAT(ann.screen(), HasSubstr("her laptop is lost"));
  grace.expect(restore_gate);
  grace.type("volaticloud");
  grace.expect("number or name:");
  grace.type("dump");
  grace.expect(restore_gate);
  grace.type("volaticloud");
  EXPECT_EQ(grace.wait(), 0) << grace.screen();
  expect_recovered();
  const RunRecord record(desk());
  EXPECT_THAT(record.repeated_steps(), IsEmpty());
  EXPECT_EQ(record.events("run_resumed").at(0).at("taken_from"), "ann");
  EXPECT_EQ(record.events("run_resumed").at(0).at("reason"), "her laptop is lost");
  EXPECT_EQ(record.events("run_ended").at(0).at("status"), "taken_over");
}

/// The first is in the middle of the restore, which stands still.
class TakenOverInAStep : public Recovery {
 protected:
  TakenOverInAStep() { broken("db-corruption"); }

  std::size_t sessions() { return 1 + RunRecord(desk()).events("run_resumed").size(); }

  HeldRestore restore_{desk()};
};

TEST_F(TakenOverInAStep, TheSecondWaitsForItsEnd) {
  DrctlRun ann(desk(), desk().run_command(all_answers()));
  ASSERT_TRUE(restore_.reached()) << ann.output();
  DrctlRun grace(desk(), takeover({"--wait", "1s"}));
  EXPECT_EQ(grace.wait(), 5) << grace.output();
  EXPECT_THAT(grace.output(), HasSubstr("has not handed over within 1.0 s"));
  EXPECT_THAT(grace.output(), HasSubstr("pid " + std::to_string(ann.pid())));
  EXPECT_EQ(sessions(), 1u);
  EXPECT_TRUE(restore_.alive());
}

TEST_F(TakenOverInAStep, AProcessThatIsStuckIsEndedFirst) {
  DrctlRun ann(desk(), desk().run_command(all_answers()));
  ASSERT_TRUE(restore_.reached()) << ann.output();
  ::kill(ann.pid(), SIGSTOP);
  DrctlRun grace(desk(), takeover({"--approve", "restore-dump", "--again", "restore-dump"}));
  ASSERT_TRUE(sandbox::wait_until(10s, [&] { return grace.output().contains("asked run "); }));
  EXPECT_EQ(sessions(), 1u);
  restore_.release();
  ann.kill();
  EXPECT_EQ(grace.wait(), 0) << grace.output();
  expect_recovered();
  EXPECT_THAT(RunRecord(desk()).events("run_resumed"), SizeIs(1));
  EXPECT_THAT(RunRecord(desk()).repeated_steps(), ElementsAre("restore-dump"));
}

TEST_F(Recovery, IsTakenOverByOneOnly) {
  broken("db-corruption");
  TerminalRun ann(desk(), desk().run_command({}));
  ann.expect(restore_gate);
  DrctlRun grace(desk(), takeover({})), bob(desk(), takeover({}));
  const auto first = grace.wait(), second = bob.wait();
  EXPECT_EQ(std::min(first, second), 4) << grace.output() << bob.output();  // nobody there to approve
  EXPECT_EQ(ann.wait(), 9) << ann.screen();
}

}  // namespace
}  // namespace drctl::recovery
