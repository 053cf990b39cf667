#pragma once
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "recovery/desk.hpp"
#include "recovery/drctl_run.hpp"
#include "sandbox/keycloak_client.hpp"
#include "sandbox/sandbox.hpp"

namespace drctl::recovery {

/// The tests of Keycloak share a sandbox of their own, since only this one has it. Each begins with a
/// Keycloak that is whole, by whatever the test before it left.
class KeycloakRecovery : public ::testing::Test {
 protected:
  void SetUp() override;

  static sandbox::Sandbox& sandbox();
  static sandbox::KeycloakClient client() { return sandbox::KeycloakClient(sandbox().endpoints().keycloak); }
  const Desk& desk() const { return desk_; }
  /// The password of the role `keycloak`.
  static std::string database_password();
  static std::string kubectl(std::vector<std::string> arguments);
  /// The process that serves, or served.
  static pid_t pid();

  /// Runs it to its end without a terminal; returns what it wrote.
  std::string run(const std::string& runbook, const std::vector<std::string>& answers, int status = 0) const;
  /// The same, of `drctl resume`.
  std::string resume(const std::vector<std::string>& answers) const;
  /// The old client and the old user log in, and every UMA resource is registered.
  static void expect_whole();
  /// Neither a process's arguments, nor what drctl wrote, has a secret.
  void expect_no_secret_in(const std::string& text) const;

 private:
  static bool is_whole();
  static void heal();

  const Desk desk_{sandbox().folder()};
};

}  // namespace drctl::recovery
