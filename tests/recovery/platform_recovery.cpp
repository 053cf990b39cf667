#include "recovery/platform_recovery.hpp"

#include "recovery/whole_database.hpp"
#include "sandbox/failure.hpp"
#include "sandbox/scenarios.hpp"
#include "sandbox/wait.hpp"

namespace drctl::recovery {
using namespace std::chrono_literals;

void PlatformRecovery::SetUp() {
  KeycloakRecovery::SetUp();
  ASSERT_EQ(whole().seen.at("health"), "200");
  ASSERT_EQ(state().seen, whole().seen);
}

void PlatformRecovery::TearDown() {
  if (!is_whole()) heal();
}

/// The tests before leave everything but Keycloak as it was.
const SystemState& PlatformRecovery::whole() {
  static const auto whole = state();
  return whole;
}

/// What can't be asked is not whole.
bool PlatformRecovery::is_whole() try {
  return state().seen == whole().seen;
} catch (const sandbox::Failure&) {
  return false;
}

/// By other means than drctl's.
void PlatformRecovery::heal() {
  sandbox::mend_sandbox(sandbox(), "db-connections-rejected");
  make_database_whole(sandbox());
  sandbox().kubectl()({"-n", "volaticloud", "scale", "deployment/volaticloud-backend", "--replicas=2"});
  sandbox::mend_sandbox(sandbox(), "db-password-stale");
  sandbox::wait_until(20s, is_whole);
}

}  // namespace drctl::recovery
