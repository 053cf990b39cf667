// What can't succeed ends before anything is touched, and says why.
#include <gmock/gmock.h>

#include "recovery/recovery.hpp"
#include "sandbox/command.hpp"
#include "sandbox/text_file.hpp"

namespace drctl::recovery {
namespace {

using ::testing::HasSubstr;
namespace fs = std::filesystem;

/// A recovery that is tried on a broken system, with every approval there is.
class RefusedRecovery : public Recovery {
 protected:
  void expect_refused(std::vector<std::string> further, const std::string& words) {
    const auto before = broken("db-tables-dropped");
    auto answers = all_answers();
    answers.insert(answers.end(), further.begin(), further.end());
    DrctlRun run(desk(), desk().run_command(answers));
    EXPECT_EQ(run.wait(), 1);
    EXPECT_THAT(run.output(), HasSubstr(words));
    EXPECT_EQ(state(), before);
  }
  fs::path dump() const { return sandbox().folder() / "backup.dump"; }
};

TEST_F(RefusedRecovery, NamesTheTableThatTheDumpLacks) {
  const auto owner = sandbox().postgres().owner("volaticloud");
  const auto partial = desk() / "partial.dump";
  sandbox::run({.argv = {"pg_dump", "-Fc", "-T", "bots", "-h", owner.host, "-p", std::to_string(owner.port),
                         "-U", owner.user, "-f", partial, owner.database},
                .environment = {{"PGPASSWORD", owner.password}}});
  expect_refused({"--var", "dump=" + partial.string()}, "bots");
}

TEST_F(RefusedRecovery, NamesTheDumpThatIsCutShort) {
  const auto cut = desk() / "cut.dump";
  fs::copy_file(dump(), cut);
  fs::resize_file(cut, fs::file_size(cut) * 2 / 3);
  expect_refused({"--var", "dump=" + cut.string()}, cut);
}

TEST_F(RefusedRecovery, NamesTheDumpThatIsNotThere) {
  const auto none = desk() / "none.dump";
  expect_refused({"--var", "dump=" + none.string()}, none);
}

TEST_F(RefusedRecovery, NamesTheServerThatDoesNotAnswer) {
  desk().change_environment("port: " + std::to_string(sandbox().postgres().port()), "port: 1");
  expect_refused({}, "connection to server at \"127.0.0.1\", port 1 failed: Connection refused");
}

TEST_F(RefusedRecovery, SaysThatThePasswordIsWrong) {
  sandbox::write_text(desk() / "wrong-password", "not-the-password", sandbox::Readers::owner);
  desk().change_environment(sandbox().folder() / "database-password", desk() / "wrong-password");
  expect_refused({}, "password authentication failed for user \"volaticloud\"");
}

/// Both targets are pinned by `drctl pin`; then the database's pin becomes that of another server.
TEST_F(Recovery, TouchesNothingOfAnotherServerThanThePinnedOne) {
  desk().change_environment("environment: sandbox", "environment: sandbox");
  DrctlRun pin(desk(), Desk::command({"pin", desk().environment_file()}));
  ASSERT_EQ(pin.wait(), 0) << pin.output();
  desk().change_environment("identity: ", "identity: 1");
  const auto before = broken("db-tables-dropped");
  DrctlRun run(desk(), desk().run_command(all_answers()));
  EXPECT_EQ(run.wait(), 8);
  EXPECT_THAT(run.output(), HasSubstr("is not the one that was meant"));
  EXPECT_EQ(state(), before);
}

TEST_F(Recovery, IsRefusedWhileAnotherHoldsTheEnvironment) {
  TerminalRun first(desk(), desk().run_command({"--operator", "ann"}));
  first.expect("type 'volaticloud'");
  const auto before = state();
  DrctlRun second(desk(), desk().run_command(all_answers()));
  EXPECT_EQ(second.wait(), 5);
  EXPECT_THAT(second.output(),
              HasSubstr("environment 'sandbox' is held by run " + RunRecord(desk()).id() + " (ann, pid "));
  EXPECT_EQ(state(), before);
}

}  // namespace
}  // namespace drctl::recovery
