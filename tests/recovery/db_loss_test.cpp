// The database server is gone with its data: the backend goes on with a new one, which holds the dump.
#include <gmock/gmock.h>

#include "recovery/recovery.hpp"
#include "sandbox/text_file.hpp"

namespace drctl::recovery {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string secret_value(const sandbox::Sandbox& sandbox, const std::string& key) {
  return sandbox::from_base64(sandbox.kubectl()(
      {"-n", "volaticloud", "get", "secret", "volaticloud-db-secret", "-o", "jsonpath={.data." + key + "}"}));
}

/// Its sandbox is its own: what is lost here can't be healed.
class DatabaseLoss : public ::testing::Test {
 protected:
  std::vector<std::string> command() const {
    return Desk::command({"run", DRCTL_SOURCE_DIR "/runbooks/db-loss.yaml", "--env",
                          sandbox_.folder() / "environment-new-database.yaml", "--choose", "restore=dump",
                          "--approve", "update-secret", "--approve", "restore-dump"});
  }

  sandbox::Sandbox sandbox_{sandbox::Folder::temporary(), sandbox::Lifetime::with_owner};
  const SystemState before_ = state_of(sandbox_);
  const Desk desk_{sandbox_.folder()};
};

TEST_F(DatabaseLoss, IsMadeGoodOnANewInstance) {
  const auto lost = sandbox_.postgres().owner("volaticloud");
  sandbox::break_sandbox(sandbox_, "db-loss");
  const auto found = sandbox_.postgres().owner("volaticloud");
  ASSERT_EQ(sandbox_.health()->status, 503);
  ASSERT_NE(found.password, lost.password);

  DrctlRun run(desk_, command());
  ASSERT_EQ(run.wait(), 4) << run.output();
  EXPECT_THAT(run.output(), HasSubstr("create-instance"));
  DrctlRun resumed(desk_, Desk::command({"resume", "--done", "create-instance", "--choose", "restore=dump",
                                         "--approve", "update-secret", "--approve", "restore-dump"}));
  EXPECT_EQ(resumed.wait(), 0) << resumed.output();

  EXPECT_EQ(state_of(sandbox_).seen, before_.seen);
  EXPECT_EQ(secret_value(sandbox_, "host"), "127.0.0.1:" + std::to_string(found.port));
  EXPECT_EQ(secret_value(sandbox_, "password"), found.password);
  const RunRecord record(desk_);
  for (const auto& text : {run.output(), resumed.output(), sandbox::read_text(record.journal()),
                           sandbox::read_text(record.report())})
    for (const auto& form : {found.password, sandbox::base64(found.password)})
      EXPECT_THAT(text, Not(HasSubstr(form)));
}

TEST_F(DatabaseLoss, StartsTheBackendThatWasStoppedBefore) {
  sandbox::break_sandbox(sandbox_, "db-loss");
  sandbox_.kubectl()({"-n", "volaticloud", "scale", "deployment/volaticloud-backend", "--replicas=0"});
  DrctlRun run(desk_, command());
  ASSERT_EQ(run.wait(), 4) << run.output();
  DrctlRun resumed(desk_, Desk::command({"resume", "--done", "create-instance", "--choose", "restore=dump",
                                         "--approve", "update-secret", "--approve", "restore-dump"}));
  EXPECT_EQ(resumed.wait(), 0) << resumed.output();
  EXPECT_EQ(state_of(sandbox_).seen, before_.seen);
}

TEST_F(Recovery, ADatabaseThatHasTablesIsNotTakenForANewOne) {
  const auto before = state();
  DrctlRun run(desk(), desk().run_command("db-loss", {}));
  ASSERT_EQ(run.wait(), 4) << run.output();
  DrctlRun resumed(desk(), Desk::command({"resume", "--done", "create-instance", "--choose", "restore=dump",
                                          "--approve", "update-secret", "--approve", "restore-dump"}));
  EXPECT_EQ(resumed.wait(), 1) << resumed.output();
  EXPECT_THAT(resumed.output(), HasSubstr("instance-is-empty"));
  EXPECT_EQ(state(), before);
}

}  // namespace
}  // namespace drctl::recovery
