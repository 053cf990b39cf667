// Keycloak's database is dropped: users and permissions come back from a dump. From an exported realm they do
// in keycloak_backup_test.cpp, which has taken one.
#include <gmock/gmock.h>

#include "recovery/keycloak_recovery.hpp"
#include "recovery/leaks.hpp"
#include "sandbox/scenarios.hpp"
#include "sandbox/wait.hpp"

namespace drctl::recovery {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;

class KeycloakDataLoss : public KeycloakRecovery {
 protected:
  static bool database_is_there() {
    return !sandbox()
                .postgres()
                .query("postgres", "SELECT 1 FROM pg_database WHERE datname = 'keycloak'")
                .empty();
  }
};

TEST_F(KeycloakDataLoss, IsMadeGoodFromADump) {
  EXPECT_THAT(sandbox::break_sandbox(sandbox(), "keycloak-data-loss"),
              HasSubstr(".well-known says 200, but a token is refused with 500"));
  DrctlRun run(desk(), desk().run_command("keycloak-data-loss", {"--choose", "restore=dump", "--approve",
                                                                 "stop", "--approve", "restore-dump"}));
  std::string seen;
  ASSERT_TRUE(sandbox::wait_until(120s, [&] {
    seen += all_command_lines();
    return run.ended();
  }));
  EXPECT_EQ(run.wait(), 0) << run.output();
  expect_whole();  // bot:gamma is newer than the dump: it was registered again
  expect_no_secret_in(seen + run.output());
}

TEST_F(KeycloakDataLoss, ReplacesNothingUnapproved) {
  sandbox::break_sandbox(sandbox(), "keycloak-data-loss");
  const auto before = pid();
  EXPECT_THAT(run("keycloak-data-loss", {}, 4), HasSubstr("step 'stop' needs approval"));
  EXPECT_EQ(pid(), before);
  EXPECT_FALSE(database_is_there());
}

TEST_F(KeycloakDataLoss, ADumpThatIsCutStopsNothing) {
  const auto cut = desk() / "cut.dump";
  std::filesystem::copy_file(sandbox().folder() / "keycloak.dump", cut);
  std::filesystem::resize_file(cut, std::filesystem::file_size(cut) / 2);
  run("keycloak-data-loss",
      {"--var", "keycloak_dump=" + cut.string(), "--choose", "restore=dump", "--approve", "stop"}, 1);
  expect_whole();
}

}  // namespace
}  // namespace drctl::recovery
