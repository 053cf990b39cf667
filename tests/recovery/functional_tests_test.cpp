// The functional tests on a platform that is well, and on some that are sick: each time they find what is
// broken, and nothing else.
#include <gmock/gmock.h>

#include <set>

#include "recovery/parameter_name.hpp"
#include "recovery/platform_recovery.hpp"
#include "recovery/run_record.hpp"
#include "sandbox/scenarios.hpp"
#include "sandbox/wait.hpp"

namespace drctl::recovery {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using Steps = std::set<std::string>;

class FunctionalTests : public PlatformRecovery {
 protected:
  /// Runs them; returns the steps that failed.
  Steps failed(int status, std::vector<std::string> further = {}) {
    further.insert(further.end(), {"--var", "by_hand=false"});
    said_ = run("functional-tests", further, status);
    Steps steps;
    for (const auto& event : RunRecord(desk()).events("step_finished"))
      if (event.at("end") != "succeeded") steps.insert(event.at("step"));
    return steps;
  }

  std::string said_;
};

TEST_F(FunctionalTests, FindNothingWhereNothingIsBroken) {
  EXPECT_EQ(failed(0), Steps{});
  EXPECT_THAT(said_, HasSubstr("bots = 2000"));
}

TEST_F(FunctionalTests, ShowNoSecret) { expect_no_secret_in((failed(0), said_)); }

TEST_F(FunctionalTests, FindThatRowsAreMissing) {
  sandbox::break_sandbox(sandbox(), "lost-bots");
  EXPECT_EQ(failed(1, {"--var", "min_bots=2000", "--var", "min_backtests=1"}), Steps{"bots"});
}

/// A scenario, and the steps that have to find it.
struct Fault {
  const char* scenario;
  Steps finds;
};

void PrintTo(const Fault& fault, std::ostream* out) { *out << fault.scenario; }

class FunctionalTestsFind : public FunctionalTests, public ::testing::WithParamInterface<Fault> {
 protected:
  /// Where the server was restarted, Keycloak first finds that its connections are gone.
  static bool keycloak_is_well() {
    return sandbox::wait_until(20s, [] { return client().token() && client().resources().size() == 3; });
  }
};

TEST_P(FunctionalTestsFind, ExactlyWhatIsBroken) {
  sandbox::break_sandbox(sandbox(), GetParam().scenario);
  ASSERT_TRUE(GetParam().finds.contains("login") || keycloak_is_well());
  EXPECT_EQ(failed(1), GetParam().finds) << said_;
}

INSTANTIATE_TEST_SUITE_P(
    InEachScenario, FunctionalTestsFind,
    ::testing::Values(Fault{"db-corruption", {"bots"}}, Fault{"db-tables-dropped", {"bots", "backtests"}},
                      Fault{"lost-strategies", {"strategies"}},
                      Fault{"db-connections-rejected", {"bots", "strategies", "backtests"}},
                      Fault{"keycloak-database-away", {"login", "permissions"}},
                      Fault{"keycloak-unavailable", {"login", "login-refused", "permissions"}}),
    [](const auto& instance) { return parameter_name(instance.param.scenario); });

}  // namespace
}  // namespace drctl::recovery
