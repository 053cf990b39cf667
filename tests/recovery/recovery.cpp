#include "recovery/recovery.hpp"

#include "recovery/whole_database.hpp"
#include "sandbox/failure.hpp"

namespace drctl::recovery {
using namespace std::chrono_literals;

void Recovery::SetUp() {
  ASSERT_EQ(whole().seen.at("health"), "200");
  if (!is_whole()) heal();
  ASSERT_EQ(state().seen, whole().seen);
}

/// What can't be asked is not whole.
bool Recovery::is_whole() try { return state().seen == whole().seen; } catch (const sandbox::Failure&) {
  return false;
}

/// By other means than drctl's.
void Recovery::heal() {
  for (const auto* scenario : {"control-plane-failure", "node-failure", "db-server-stopped"})
    sandbox::mend_sandbox(sandbox(), scenario);
  const auto password = sandbox().postgres().owner("volaticloud").password;
  sandbox().postgres().query("postgres", "ALTER ROLE volaticloud PASSWORD '" + password + "'");
  sandbox::mend_sandbox(sandbox(), "db-connections-rejected");
  make_database_whole(sandbox());
  sandbox().kubectl()({"-n", "volaticloud", "scale", "deployment/volaticloud-backend", "--replicas=2"});
  sandbox::mend_sandbox(sandbox(), "db-name-unknown");  // its pods migrate: not before the restore
  sandbox::mend_sandbox(sandbox(), "db-password-stale");
  sandbox::wait_until(20s, is_whole);
}

SystemState Recovery::broken(const char* scenario) {
  sandbox::break_sandbox(sandbox(), scenario);
  auto state = Recovery::state();
  EXPECT_NE(state.seen, whole().seen);
  return state;
}

std::vector<std::string> Recovery::all_answers() {
  return {"--choose", "restore=dump", "--approve", "stop-writes", "--approve", "restore-dump"};
}

}  // namespace drctl::recovery
