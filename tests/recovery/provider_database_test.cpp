// A database is restored by the provider's API, which a server on loopback speaks here: its restore really
// fills another PostgreSQL, and db-loss leads the backend to that one.
#include <gmock/gmock.h>

#include "recovery/leaks.hpp"
#include "recovery/provider_api.hpp"
#include "recovery/recovery.hpp"
#include "sandbox/text_file.hpp"

namespace drctl::recovery {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;
namespace fs = std::filesystem;

json managed(const json& restored) {
  return {
      {"databases",
       {{"lost",
         {{"label", "volaticloud"}, {"host", "gone.test"}, {"port", "1"}, {"trusted_ips", {"192.0.2.0/24"}}}},
        {"backups",
         {{"latest_backup", {{"date", "2025-11-24"}, {"time", "02:00:07"}}},
          {"oldest_backup", {{"date", "2025-11-17"}, {"time", "02:00:05"}}}}},
        {"restored", restored}}}};
}

/// A provider whose restore is this command.
json restoring_by(const std::vector<std::string>& command) {
  return managed({{"host", "127.0.0.1"},
                  {"port", 1},
                  {"users", json::object()},
                  {"command", command},
                  {"environment", json::object()}});
}

/// Its sandbox is its own: what is lost here can't be healed.
class ProviderDatabase : public ::testing::Test {
 protected:
  /// The server that took the lost one's place, filled from the dump that plays the provider's backup.
  json restored() {
    const auto login = sandbox_.postgres().superuser("volaticloud");
    const auto owner = sandbox_.postgres().owner("volaticloud");
    return {{"host", "127.0.0.1"},
            {"port", login.port},
            {"users", {{"volaticloud", owner.password}}},
            {"command",
             {"pg_restore", "--exit-on-error", "-d", "volaticloud",
              (sandbox_.folder() / "backup.dump").string()}},
            {"environment",
             {{"PGHOST", "127.0.0.1"},
              {"PGPORT", std::to_string(login.port)},
              {"PGUSER", login.user},
              {"PGPASSWORD", login.password}}}};
  }
  void lead_environment_to(const fs::path& password_file) {
    const auto lost = std::to_string(sandbox_.endpoints().postgres);
    desk_.change_environment("port: " + lost, "port: " + std::to_string(sandbox_.endpoints().new_postgres));
    desk_.change_environment("127.0.0.1:" + lost,
                             "127.0.0.1:" + std::to_string(sandbox_.endpoints().new_postgres));
    desk_.change_environment((sandbox_.folder() / "database-password").string(), password_file.string());
  }

  sandbox::Sandbox sandbox_{sandbox::Folder::temporary(), sandbox::Lifetime::with_owner};
  const SystemState before_ = state_of(sandbox_);
  Desk desk_{sandbox_.folder()};
};

TEST_F(ProviderDatabase, IsRestoredAndLedTo) {
  sandbox::break_sandbox(sandbox_, "db-loss");
  const ProviderApi api(managed(restored()));
  name_provider(desk_, api, "  database_label: volaticloud\n");
  DrctlRun run(desk_, desk_.run_command("provider-database-restore", {"--approve", "restore"}));
  ASSERT_EQ(run.wait(2min), 4) << run.output();
  EXPECT_THAT(run.output(), HasSubstr("restored_to=2025-11-24T02:00:07Z"));
  DrctlRun named(desk_, Desk::command({"resume", "--done", "name-it"}));
  EXPECT_EQ(named.wait(), 0) << named.output();

  const auto databases = api.get("/databases").at("databases");
  ASSERT_EQ(databases.size(), 2u);
  EXPECT_EQ(databases[1]["trusted_ips"], json::array({"192.0.2.0/24"}));
  const auto file = fs::directory_iterator(desk_ / "secrets")->path();
  EXPECT_EQ(sandbox::read_text(file), sandbox_.postgres().owner("volaticloud").password);
  EXPECT_EQ(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  const auto seen = run.output() + named.output() + all_files(desk_.state());
  for (const auto& secret :
       {api.key(), sandbox_.postgres().owner("volaticloud").password, std::string("AVNS_hidden")})
    EXPECT_THAT(seen, Not(HasSubstr(secret)));

  lead_environment_to(file);
  DrctlRun recovery(desk_, desk_.run_command("db-loss", {"--var", "restored_to=2025-11-24T02:00:07Z",
                                                         "--approve", "update-secret"}));
  EXPECT_EQ(recovery.wait(), 0) << recovery.output();
  EXPECT_EQ(state_of(sandbox_).seen, before_.seen);
}

class ProviderDatabaseRefused : public Recovery {
 protected:
  DrctlRun run(const ProviderApi& api, const std::vector<std::string>& further) {
    name_provider(desk(), api, "  database_label: volaticloud\n");
    return DrctlRun(desk(), desk().run_command("provider-database-restore", further));
  }
};

TEST_F(ProviderDatabaseRefused, IsNotRestoredWithoutAnApproval) {
  const ProviderApi api(restoring_by({"true"}));
  auto parked = run(api, {"--var", "restore_to=2025-11-23T22:00:00Z"});
  EXPECT_EQ(parked.wait(), 4) << parked.output();
  EXPECT_THAT(parked.output(), HasSubstr("with what there was at 2025-11-23T22:00:00Z"));
  EXPECT_EQ(api.get("/databases").at("databases").size(), 1u);
}

TEST_F(ProviderDatabaseRefused, IsNotRestoredToAPointThatNoBackupHas) {
  const ProviderApi api(restoring_by({"true"}));
  auto failed = run(api, {"--approve", "restore", "--var", "restore_to=2025-11-01T22:00:00Z"});
  EXPECT_EQ(failed.wait(), 1) << failed.output();
  EXPECT_THAT(failed.output(), HasSubstr("step 'backups' failed"));
  EXPECT_EQ(api.get("/databases").at("databases").size(), 1u);
}

TEST_F(ProviderDatabaseRefused, IsNotCalledRestoredWhenTheProviderFails) {
  const ProviderApi api(restoring_by({"false"}));
  auto failed = run(api, {"--approve", "restore", "--var", "restore_to=2025-11-23T22:00:00Z"});
  EXPECT_EQ(failed.wait(), 1) << failed.output();
  EXPECT_THAT(failed.output(), HasSubstr("step 'running' failed"));
  EXPECT_TRUE(fs::is_empty(desk() / "secrets"));
}

}  // namespace
}  // namespace drctl::recovery
