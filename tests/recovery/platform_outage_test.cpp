// Several things are broken at the same time. One runbook finds out what, and recovers it in the right order.
#include <gmock/gmock.h>

#include "recovery/platform_recovery.hpp"
#include "recovery/run_record.hpp"
#include "sandbox/scenarios.hpp"

namespace drctl::recovery {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class PlatformOutage : public PlatformRecovery {
 protected:
  /// Without the work by hand at its end.
  std::string run_outage(std::vector<std::string> answers, int status = 0) const {
    answers.insert(answers.end(), {"--var", "by_hand=false"});
    return run("platform-outage", answers, status);
  }
  /// The steps that were carried out and did more than read, in their order.
  std::vector<std::string> changes() const {
    std::vector<std::string> steps;
    for (const auto& event : RunRecord(desk()).events("step_started"))
      if (event.at("effect") != "read") steps.push_back(event.at("step"));
    return steps;
  }
  /// Every object that a recovery could have touched, with its version.
  static std::string objects() {
    return sandbox().kubectl()({"get", "deployments,secrets,pods", "-A", "-o",
                                "jsonpath={range .items[*]}{.metadata.name} {.metadata.uid} {.spec}{end}"});
  }
};

TEST_F(PlatformOutage, RecoversDataSecretAndKeycloakInOneRun) {
  for (const auto* scenario : {"db-password-stale", "db-corruption", "keycloak-unavailable"})
    sandbox::break_sandbox(sandbox(), scenario);
  const auto said =
      run_outage({"--choose", "db-corruption.restore=dump", "--approve", "db-corruption.stop-writes",
                  "--approve", "db-corruption.restore-dump", "--approve", "backend-reconnect.update-secret"});
  EXPECT_EQ(state().seen, whole().seen);
  expect_whole();
  expect_no_secret_in(said);
  EXPECT_THAT(changes(), ElementsAre("db-corruption.stop-writes", "db-corruption.restore-dump",
                                     "db-corruption.restart-backend", "backend-reconnect.update-secret",
                                     "backend-reconnect.restart-pods", "keycloak-unavailable.restart"));
  EXPECT_THAT(said, Not(HasSubstr("RPO      0 ms")));  // the dump is older than that
}

TEST_F(PlatformOutage, ChangesNothingUnapproved) {
  const auto broken = (sandbox::break_sandbox(sandbox(), "db-tables-dropped"), state());
  EXPECT_THAT(run_outage({"--choose", "db-corruption.restore=dump"}, 4),
              HasSubstr("step 'db-corruption.stop-writes' needs approval"));
  EXPECT_EQ(state().seen, broken.seen);
  EXPECT_THAT(changes(), IsEmpty());
}

TEST_F(PlatformOutage, LeavesAPlatformAloneThatIsWell) {
  const auto before = objects();
  const auto state_before = state();
  EXPECT_THAT(run_outage({}), HasSubstr("database_says = "));
  EXPECT_EQ(objects(), before);
  EXPECT_EQ(state(), state_before);
  EXPECT_THAT(changes(), IsEmpty());
}

TEST_F(PlatformOutage, IsRehearsedWithoutAChange) {
  const auto before = objects();
  const auto state_before = state();
  for (const auto* runbook : {"platform-outage", "functional-tests"}) {
    const auto said = run(runbook, {"--rehearse", "--var", "by_hand=false"});
    EXPECT_THAT(said, HasSubstr("Nothing was changed."));
    EXPECT_THAT(said, Not(HasSubstr(std::string(sandbox::client_secret))));
  }
  EXPECT_EQ(objects(), before);
  EXPECT_EQ(state(), state_before);
}

}  // namespace
}  // namespace drctl::recovery
