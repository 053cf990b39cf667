// The backend has really lost its database, in five ways. The runbook tells them apart.
#include <gmock/gmock.h>

#include "recovery/leaks.hpp"
#include "recovery/recovery.hpp"
#include "sandbox/database.hpp"
#include "sandbox/text_file.hpp"

namespace drctl::recovery {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::Not;

class ConnectionLost : public Recovery {
 protected:
  std::vector<std::string> run_command(const std::vector<std::string>& further) {
    return desk().run_command("db-connection-lost", further);
  }
  static std::string kubectl(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"-n", "volaticloud"});
    return sandbox().kubectl()(arguments);
  }
  static std::string pods() { return kubectl({"get", "pods", "-o", "name"}); }
  static std::string in_the_secret(const std::string& key) {
    return sandbox::from_base64(
        kubectl({"get", "secret", "volaticloud-db-secret", "-o", "jsonpath={.data." + key + "}"}));
  }
  static std::string password_in_the_cluster() { return in_the_secret("password"); }

  /// Runs it up to the work that only a person can do, which is done when this returns.
  void run_until_asked(const char* scenario, const std::string& cause, const std::string& step) {
    sandbox::break_sandbox(sandbox(), scenario);
    DrctlRun run(desk(), run_command({}));
    EXPECT_EQ(run.wait(120s), 4) << run.output();
    EXPECT_THAT(run.output(), HasSubstr("causes = [\"" + cause + "\"]"));
    EXPECT_THAT(run.output(), HasSubstr("step '" + step + "' needs a person"));
    sandbox::mend_sandbox(sandbox(), scenario);
  }
  void resume(const std::vector<std::string>& answers) {
    auto words = Desk::command({"resume"});
    words.insert(words.end(), answers.begin(), answers.end());
    DrctlRun run(desk(), words);
    EXPECT_EQ(run.wait(120s), 0) << run.output();
    EXPECT_THAT(run.output(), HasSubstr("nothing lost: met"));
  }
};

TEST_F(ConnectionLost, HasTheServerStartedThatIsDown) {
  const auto before = pods();
  run_until_asked("db-server-stopped", "server", "check-server");
  resume({"--done", "check-server"});
  expect_recovered();
  EXPECT_EQ(pods(), before);  // they recovered by themselves
}

TEST_F(ConnectionLost, HasTheConnectionsAdmittedThatAreRejected) {
  const auto before = pods();
  run_until_asked("db-connections-rejected", "access", "check-access");
  resume({"--done", "check-access"});
  expect_recovered();
  EXPECT_EQ(pods(), before);
}

TEST_F(ConnectionLost, PutsAStalePasswordRightAndShowsNeither) {
  sandbox::break_sandbox(sandbox(), "db-password-stale");
  const auto stale = password_in_the_cluster(), right = sandbox().postgres().owner("volaticloud").password;
  ASSERT_NE(stale, right);
  DrctlRun run(desk(), run_command({"--approve", "update-secret"}));
  std::string seen;
  ASSERT_TRUE(sandbox::wait_until(120s, [&] {
    seen += all_command_lines();
    return run.ended();
  }));
  EXPECT_EQ(run.wait(), 0) << run.output();
  EXPECT_THAT(run.output(), HasSubstr("causes = [\"secret\"]"));
  EXPECT_EQ(password_in_the_cluster(), right);
  expect_recovered();
  for (const auto& shown : {seen, run.output(), all_files(desk().state())})
    for (const auto& secret : {stale, right, sandbox::base64(stale), sandbox::base64(right)})
      EXPECT_THAT(shown, Not(HasSubstr(secret)));
}

TEST_F(ConnectionLost, ChangesNoSecretWithoutAnApproval) {
  sandbox::break_sandbox(sandbox(), "db-password-stale");
  const auto stale = password_in_the_cluster();
  DrctlRun run(desk(), run_command({}));
  EXPECT_EQ(run.wait(120s), 4) << run.output();
  EXPECT_THAT(run.output(), HasSubstr("step 'update-secret' needs approval"));
  EXPECT_EQ(password_in_the_cluster(), stale);
}

// Somebody has set a new password in the provider's panel: drctl's and the cluster's are both old.
TEST_F(ConnectionLost, TakesANewPasswordFromWhereItIsKept) {
  const auto kept = desk() / "password";
  sandbox::write_text(kept, sandbox().postgres().owner("volaticloud").password, sandbox::Readers::owner);
  desk().change_environment(sandbox().folder() / "database-password", kept);
  sandbox().postgres().query("postgres", "ALTER ROLE volaticloud PASSWORD 'the-password-of-today'");
  DrctlRun run(desk(), run_command({}));
  EXPECT_EQ(run.wait(120s), 4) << run.output();
  EXPECT_THAT(run.output(), HasSubstr("causes = [\"password\"]"));
  EXPECT_THAT(run.output(), HasSubstr("step 'check-password' needs a person"));
  sandbox::write_text(kept, "the-password-of-today", sandbox::Readers::owner);
  resume({"--done", "check-password", "--approve", "update-secret"});
  auto expected = whole().seen;
  expected["owner's login"] = "refused";  // it is the password of before
  EXPECT_EQ(state().seen, expected);
  EXPECT_EQ(password_in_the_cluster(), "the-password-of-today");
}

// The provider has given the database another name; first nobody knows it, then the environment does.
TEST_F(ConnectionLost, AsksForTheNameThatHasNoAddressAndPutsTheRightOneIntoTheSecret) {
  const auto right = in_the_secret("host");
  sandbox::break_sandbox(sandbox(), "db-name-unknown");
  const auto unknown = in_the_secret("host");
  DrctlRun blind(desk(), Desk::command({"run", DRCTL_SOURCE_DIR "/runbooks/db-connection-lost.yaml", "--env",
                                        sandbox().folder() / "environment-unknown-name.yaml"}));
  EXPECT_EQ(blind.wait(120s), 4) << blind.output();
  EXPECT_THAT(blind.output(), HasSubstr("causes = [\"name\"]"));
  EXPECT_THAT(blind.output(), HasSubstr("step 'check-name' needs a person"));
  EXPECT_EQ(in_the_secret("host"), unknown);

  DrctlRun run(desk(), run_command({"--approve", "update-secret"}));
  EXPECT_EQ(run.wait(120s), 0) << run.output();
  EXPECT_THAT(run.output(), HasSubstr("causes = [\"name\",\"secret\"]"));
  EXPECT_THAT(run.output(), HasSubstr("nothing lost: met"));
  EXPECT_EQ(in_the_secret("host"), right);
  expect_recovered();
}

TEST_F(ConnectionLost, ChangesNothingWhereNothingIsWrong) {
  const auto before = pods();
  DrctlRun run(desk(), run_command({}));
  EXPECT_EQ(run.wait(120s), 0) << run.output();
  EXPECT_THAT(run.output(), HasSubstr("causes = []"));
  EXPECT_EQ(pods(), before);
  expect_recovered();
}

// No container runs in the sandbox: the pod's end is said by the test.
TEST_F(ConnectionLost, AsksNobodyBecauseAPodInTheClusterWasHeard) {
  DrctlRun run(desk(), run_command({"--var", "probe_image=postgres:14"}));
  ASSERT_TRUE(sandbox::wait_until(60s, [] { return pods().contains("drctl-psql-test"); }));
  kubectl({"patch", "pod", "drctl-psql-test", "--subresource=status", "-p",
           R"({"status": {"phase": "Succeeded"}})"});
  EXPECT_EQ(run.wait(120s), 0) << run.output();
  EXPECT_THAT(pods(), Not(HasSubstr("drctl-psql-test")));
}

}  // namespace
}  // namespace drctl::recovery
