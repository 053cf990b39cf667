#include "recovery/recovery.hpp"

#include "sandbox/command.hpp"
#include "sandbox/database.hpp"

namespace drctl::recovery {
using namespace std::chrono_literals;

void Recovery::SetUp() {
  ASSERT_EQ(whole().seen.at("health"), "200");
  if (state().seen != whole().seen) heal();
  ASSERT_EQ(state().seen, whole().seen);
}

/// By other means than drctl's.
void Recovery::heal() {
  sandbox::mend_sandbox(sandbox(), "node-failure");
  sandbox::Database maintenance(sandbox().postgres().superuser("postgres"));
  for (const std::string name :
       {"volaticloud", "volaticloud_drctl_new", "volaticloud_drctl_old", "volaticloud_drctl_scratch"})
    maintenance.query("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
  maintenance.query("CREATE DATABASE volaticloud OWNER volaticloud");
  const auto owner = sandbox().postgres().owner("volaticloud");
  sandbox::run({.argv = {"pg_restore", "-h", "127.0.0.1", "-p", std::to_string(owner.port), "-U", owner.user,
                         "-d", owner.database, "--exit-on-error", sandbox().folder() / "backup.dump"},
                .environment = {{"PGPASSWORD", owner.password}}});
  sandbox().kubectl()({"-n", "volaticloud", "scale", "deployment/volaticloud-backend", "--replicas=2"});
  sandbox::wait_until(20s, [] { return state().seen == whole().seen; });
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
