// Keycloak as a part of a sandbox: it goes with it, also when who made it is killed.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "sandbox/daemon.hpp"
#include "sandbox/keycloak_client.hpp"
#include "sandbox/sandbox.hpp"
#include "sandbox/wait.hpp"

namespace drctl::sandbox {
namespace {

using namespace std::chrono_literals;

bool any_runs(const Folder& folder) {
  for (const auto& name : daemon_names(folder.path()))
    if (Daemon(folder, name).running()) return true;
  return false;
}

TEST(KeycloakPart, EndsWithAKilledTestProgram) {
  const auto home = Folder::temporary();
  const auto place = home / "sandbox";
  const auto child = ::fork();
  if (child == 0) {
    Sandbox sandbox(Folder(place, Lifetime::with_owner), Lifetime::with_owner);
    sandbox.add_keycloak();
    ::kill(::getpid(), SIGKILL);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ASSERT_TRUE(WIFSIGNALED(status));
  const auto folder = Folder::open(place);
  EXPECT_EQ(daemon_names(place).size(), 10);
  EXPECT_TRUE(wait_until(20s, [&] { return !any_runs(folder); }));
  clean_up(place);
}

TEST(KeycloakPart, FollowsItsPods) {
  Sandbox sandbox(Folder::temporary(), Lifetime::with_owner);
  sandbox.add_keycloak();
  sandbox.add_keycloak();  // is there already
  KeycloakClient client(sandbox.endpoints().keycloak);
  EXPECT_TRUE(client.token());
  EXPECT_TRUE(client.user_token());
  EXPECT_EQ(client.resources(), (std::vector<std::string>{"bot:alpha", "bot:beta", "bot:gamma"}));
  const auto& kubectl = sandbox.kubectl();
  EXPECT_TRUE(wait_until(5s, [&] {
    return kubectl({"-n", "keycloak", "logs", "-l", "app=keycloak"}).contains("Bootstrap completed");
  }));
  kubectl({"-n", "keycloak", "scale", "deployment/keycloak", "--replicas=0"});
  EXPECT_TRUE(wait_until(20s, [&] { return !Daemon(sandbox.folder(), "keycloak").running(); }));
  kubectl({"-n", "keycloak", "scale", "deployment/keycloak", "--replicas=1"});
  EXPECT_TRUE(wait_until(60s, [&] { return client.token().has_value(); }));
}

}  // namespace
}  // namespace drctl::sandbox
