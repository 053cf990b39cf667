// Keycloak issues no token: killed, or cut off from its database, or emptied. The runbook tells them apart.
#include <gmock/gmock.h>

#include "recovery/keycloak_recovery.hpp"
#include "recovery/leaks.hpp"
#include "sandbox/scenarios.hpp"
#include "sandbox/wait.hpp"

namespace drctl::recovery {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::Not;

class KeycloakUnavailable : public KeycloakRecovery {};

TEST_F(KeycloakUnavailable, IsRestartedWhenItWasKilled) {
  const auto before = kubectl({"get", "pods", "-o", "name"});
  EXPECT_THAT(sandbox::break_sandbox(sandbox(), "keycloak-unavailable"), HasSubstr("connection refused"));
  EXPECT_EQ(client().token_status(), 0);
  const auto said = run("keycloak-unavailable", {});
  EXPECT_THAT(said, HasSubstr("nothing lost: met"));
  expect_whole();
  EXPECT_NE(kubectl({"get", "pods", "-o", "name"}), before);
}

TEST_F(KeycloakUnavailable, ShowsNoSecret) {
  sandbox::break_sandbox(sandbox(), "keycloak-unavailable");
  DrctlRun run(desk(), desk().run_command("keycloak-unavailable", {}));
  std::string seen;
  ASSERT_TRUE(sandbox::wait_until(120s, [&] {
    seen += all_command_lines();
    return run.ended();
  }));
  EXPECT_EQ(run.wait(), 0) << run.output();
  expect_no_secret_in(seen + run.output());
}

TEST_F(KeycloakUnavailable, HasItsDatabaseMendedAndNeedsNoRestart) {
  const auto before = pid();
  sandbox::break_sandbox(sandbox(), "keycloak-database-away");
  EXPECT_EQ(client().discovery_status(), 200);
  EXPECT_EQ(client().token_status(), 500);
  const auto said = run("keycloak-unavailable", {}, 4);
  EXPECT_THAT(said, HasSubstr("step 'check-database' needs a person"));
  EXPECT_THAT(said, HasSubstr("role \"keycloak\" is not permitted to log in"));
  sandbox::mend_sandbox(sandbox(), "keycloak-database-away");
  EXPECT_THAT(resume({"--done", "check-database"}), HasSubstr("nothing lost: met"));
  expect_whole();
  EXPECT_EQ(pid(), before);
}

TEST_F(KeycloakUnavailable, IsNotTakenForALossOfData) {
  sandbox::break_sandbox(sandbox(), "keycloak-data-loss");
  const auto said = run("keycloak-unavailable", {}, 1);
  EXPECT_THAT(said, HasSubstr("step 'data-is-there'"));
  EXPECT_THAT(said, Not(HasSubstr("restarted")));
}

TEST_F(KeycloakUnavailable, IsLeftAloneWhenNothingIsWrong) {
  const auto before = pid();
  EXPECT_THAT(run("keycloak-unavailable", {}), HasSubstr("still_failing = false"));
  EXPECT_EQ(pid(), before);
}

}  // namespace
}  // namespace drctl::recovery
