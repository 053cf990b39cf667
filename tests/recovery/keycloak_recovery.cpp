#include "recovery/keycloak_recovery.hpp"

#include <gmock/gmock.h>

#include <memory>

#include "recovery/leaks.hpp"
#include "sandbox/daemon.hpp"
#include "sandbox/keycloak.hpp"
#include "sandbox/keycloak_data.hpp"
#include "sandbox/scenarios.hpp"
#include "sandbox/text_file.hpp"
#include "sandbox/wait.hpp"

namespace drctl::recovery {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

/// GoogleTest owns it, and calls TearDown after the last test.
class KeycloakOwner final : public ::testing::Environment {
 public:
  sandbox::Sandbox& get() {
    if (!sandbox_) {
      sandbox_ =
          std::make_unique<sandbox::Sandbox>(sandbox::Folder::temporary(), sandbox::Lifetime::with_owner);
      sandbox_->add_keycloak();
    }
    return *sandbox_;
  }
  void TearDown() override { sandbox_.reset(); }

 private:
  std::unique_ptr<sandbox::Sandbox> sandbox_;
};

auto* const keycloak_owner =
    static_cast<KeycloakOwner*>(::testing::AddGlobalTestEnvironment(new KeycloakOwner));

std::string wait_for(const Desk& desk, const std::vector<std::string>& command, int status) {
  DrctlRun run(desk, command);
  EXPECT_EQ(run.wait(10min), status) << run.output();
  return run.output();
}

}  // namespace

sandbox::Sandbox& KeycloakRecovery::sandbox() { return keycloak_owner->get(); }

void KeycloakRecovery::SetUp() {
  if (!is_whole()) heal();
  ASSERT_TRUE(is_whole());
}

bool KeycloakRecovery::is_whole() { return client().user_token() && client().resources().size() == 3; }

/// By other means than drctl's.
void KeycloakRecovery::heal() {
  sandbox::mend_sandbox(sandbox(), "keycloak-database-away");
  for (const std::string name : {"keycloak", "keycloak_drctl_new", "keycloak_drctl_old",
                                 "keycloak_drctl_scratch", "keycloak_import_trial"})
    sandbox().postgres().query("postgres", "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
  sandbox::create_keycloak_database(sandbox().postgres());
  sandbox::restore_keycloak(sandbox::keycloak_login(sandbox().folder(), sandbox().postgres()),
                            sandbox().folder() / "keycloak.dump");
  kubectl({"scale", "deployment/keycloak", "--replicas=1"});
  const auto before = pid();
  kubectl({"delete", "pods", "-l", "app=keycloak", "--timeout=30s"});
  sandbox::wait_until(20s, [&] { return pid() != before; });
  sandbox::wait_for_keycloak(sandbox().folder(), sandbox().endpoints());
  client().register_resource("bot:gamma");
}

std::string KeycloakRecovery::database_password() {
  return sandbox::keycloak_login(sandbox().folder(), sandbox().postgres()).password;
}

std::string KeycloakRecovery::kubectl(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"-n", "keycloak"});
  return sandbox().kubectl()(arguments);
}

pid_t KeycloakRecovery::pid() { return sandbox::Daemon(sandbox().folder(), "keycloak").pid(); }

std::string KeycloakRecovery::run(const std::string& runbook, const std::vector<std::string>& answers,
                                  int status) const {
  return wait_for(desk(), desk().run_command(runbook, answers), status);
}

std::string KeycloakRecovery::resume(const std::vector<std::string>& answers) const {
  auto command = Desk::command({"resume"});
  command.insert(command.end(), answers.begin(), answers.end());
  return wait_for(desk(), command, 0);
}

void KeycloakRecovery::expect_whole() {
  EXPECT_TRUE(client().token());
  EXPECT_TRUE(client().user_token());
  EXPECT_THAT(client().resources(), ElementsAre("bot:alpha", "bot:beta", "bot:gamma"));
}

/// Every token is a JSON Web Token, and begins with base64 of {".
void KeycloakRecovery::expect_no_secret_in(const std::string& text) const {
  const std::string secret(sandbox::client_secret);
  for (const auto& shown : {text, all_files(desk().state())})
    for (const auto& form :
         {secret, sandbox::base64(secret), database_password(), sandbox::base64(database_password()),
          std::string("\"eyJ"), std::string("Bearer eyJ")})
      EXPECT_THAT(shown, Not(HasSubstr(form)));
}

}  // namespace drctl::recovery
