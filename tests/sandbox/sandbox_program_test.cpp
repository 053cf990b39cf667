// The program drctl-sandbox, as its users run it: two sandboxes side by side, one of them killed and brought
// up again.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <map>

#include "sandbox/command.hpp"
#include "sandbox/daemon.hpp"
#include "sandbox/database.hpp"
#include "sandbox/endpoints.hpp"
#include "sandbox/failure.hpp"
#include "sandbox/postgres.hpp"
#include "sandbox/spawn.hpp"
#include "sandbox/wait.hpp"

namespace drctl::sandbox {
namespace {
namespace fs = std::filesystem;
using namespace std::chrono_literals;

Outcome sandbox(const std::vector<std::string>& arguments) {
  Command command{.argv = {DRCTL_SANDBOX_PROGRAM}};
  command.argv.insert(command.argv.end(), arguments.begin(), arguments.end());
  return outcome_of(command);
}

std::vector<Daemon> daemons(const fs::path& folder) {
  std::vector<Daemon> all;
  const auto opened = Folder::open(folder);
  for (const auto& name : daemon_names(folder)) all.emplace_back(opened, name);
  return all;
}

void expect_gone(const std::vector<Daemon>& daemons) {
  for (const auto& daemon : daemons) EXPECT_FALSE(daemon.running()) << daemon.name();
}

/// Takes down in its destructor what a failed test leaves.
class SandboxProgram : public ::testing::Test {
 protected:
  ~SandboxProgram() override {
    for (const auto* name : {"one", "two"}) sandbox({"down", "--dir", home_ / name});
  }

  std::string one() const { return home_ / "one"; }
  std::string two() const { return home_ / "two"; }

 private:
  Folder home_ = Folder::temporary();
};

TEST_F(SandboxProgram, TwoStandSideBySideAndAKilledOneIsReplaced) {
  ASSERT_EQ(sandbox({"up", "--dir", one()}).status, 0);
  ASSERT_EQ(sandbox({"up", "--dir", two()}).status, 0);
  EXPECT_EQ(sandbox({"status", "--dir", one()}).status, 0);
  const auto before = daemons(one());
  Daemon(Folder::open(one()), "etcd").stop();
  const auto half = sandbox({"status", "--dir", one()});
  EXPECT_EQ(half.status, 1);
  EXPECT_NE(half.out.find("etcd                     ended"), std::string::npos) << half.out;

  ASSERT_EQ(sandbox({"up", "--dir", one()}).status, 0);
  expect_gone(before);
  EXPECT_EQ(sandbox({"status", "--dir", one()}).status, 0);
  EXPECT_EQ(sandbox({"status", "--dir", two()}).status, 0);

  const auto after = daemons(one());
  const auto endpoints = read_endpoints(Folder::open(one()));
  EXPECT_EQ(sandbox({"down", "--dir", one()}).status, 0);
  expect_gone(after);
  for (const auto& daemon : after)
    EXPECT_FALSE(listening(port_of(endpoints, daemon.name()))) << daemon.name();
  EXPECT_FALSE(fs::exists(one()));
  EXPECT_EQ(sandbox({"break", "--dir", two(), "db-tables-dropped"}).out,
            "bots and backtests are gone: ERROR:  relation \"bots\" does not exist\n");
}

TEST_F(SandboxProgram, AnInterruptedUpLeavesNothing) {
  Child up({.argv = {DRCTL_SANDBOX_PROGRAM, "up", "--dir", one()}});
  up.go();
  ASSERT_TRUE(wait_until(30s, [&] { return fs::exists(fs::path(one()) / "processes" / "postgres.json"); }));
  const auto started = daemons(one());
  ::kill(up.pid(), SIGTERM);
  int status = 0;
  ::waitpid(up.pid(), &status, 0);
  EXPECT_EQ(WEXITSTATUS(status), 128 + SIGTERM);
  expect_gone(started);
  EXPECT_FALSE(fs::exists(one()));
}

TEST_F(SandboxProgram, AKilledUpIsCleanedUpByDown) {
  Child up({.argv = {DRCTL_SANDBOX_PROGRAM, "up", "--dir", one()}});
  up.go();
  ASSERT_TRUE(wait_until(30s, [&] { return fs::exists(fs::path(one()) / "processes" / "postgres.json"); }));
  ::kill(up.pid(), SIGKILL);
  ::waitpid(up.pid(), nullptr, 0);
  ASSERT_TRUE(wait_until(30s, [&] { return sandbox({"down", "--dir", one()}).status == 0; }));
  EXPECT_FALSE(fs::exists(one()));
}

TEST_F(SandboxProgram, SaysThatThereIsNoSandbox) {
  const auto outcome = sandbox({"status", "--dir", one()});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.err, "drctl-sandbox: no sandbox is in " + one() + ": make one with drctl-sandbox up\n");
  EXPECT_EQ(sandbox({"down", "--dir", one()}).status, 0);
}

TEST_F(SandboxProgram, ListsWhatCanBeBroken) {
  EXPECT_EQ(
      sandbox({"break"}).out,
      "db-server-stopped        stops the database server\n"
      "db-connections-rejected  has pg_hba.conf reject the role of the backend and of drctl\n"
      "db-password-stale        puts an old password into the secret, and restarts the backend\n"
      "db-name-unknown          has the secret call the database by a name without an address, and restarts "
      "the backend\n"
      "db-corruption            changes bytes of the file of the table bots, with the server stopped, and "
      "starts it again\n"
      "db-tables-dropped        drops the tables bots (cascade) and backtests\n"
      "db-index-damaged         changes bytes of the file of the primary key of bots likewise\n"
      "db-index-lacks-rows      writes every tenth row of bots again, and gives the file of the index on "
      "their names the bytes of before\n"
      "db-loss                  stops PostgreSQL and removes its data; starts a new, empty one on another "
      "port, "
      "with another password\n"
      "node-failure             ends the kubelet of a node on which the backend runs\n"
      "control-plane-failure    ends the kube-apiserver\n"
      "cluster-loss             removes the cluster with all that is in it; a new, empty one of two "
      "nodes takes its place\n"
      "certificate-expired      gives the HTTPS front, which is started first where there is none, a "
      "certificate that has ended\n"
      "dns-record-missing       takes the record of the platform's name away, likewise\n"
      "dns-record-wrong         leads the platform's name to an address where nobody listens, likewise\n"
      "lost-bots                deletes every fifth row of bots, and with it its backtests\n"
      "lost-strategies          drops the table strategies (cascade)\n"
      "keycloak-unavailable     kills Keycloak, which is started first where there is none\n"
      "keycloak-database-away   has Keycloak's database refuse Keycloak, which is started first likewise\n"
      "keycloak-data-loss       drops Keycloak's database\n");
}

TEST_F(SandboxProgram, RefusesWhatItDoesNotKnow) { EXPECT_EQ(sandbox({"explode"}).status, 2); }

TEST(OwnedPostgres, DiesWithAKilledTestProgram) {
  const auto home = Folder::temporary();
  const auto child = ::fork();
  if (child == 0) {
    Ports ports(1);
    new Postgres(home, ports.take(), Lifetime::with_owner);
    ::kill(::getpid(), SIGKILL);
  }
  ::waitpid(child, nullptr, 0);
  const Daemon postgres(home, "postgres");
  EXPECT_TRUE(wait_until(20s, [&] { return !postgres.running(); }));
}

}  // namespace
}  // namespace drctl::sandbox
