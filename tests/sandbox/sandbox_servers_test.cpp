// One sandbox for all tests of this program: each leaves it whole again. They are run in one process, in this
// order.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "sandbox/command.hpp"
#include "sandbox/daemon.hpp"
#include "sandbox/failure.hpp"
#include "sandbox/installation.hpp"
#include "sandbox/sandbox.hpp"
#include "sandbox/scenarios.hpp"
#include "sandbox/text_file.hpp"
#include "sandbox/wait.hpp"

namespace drctl::sandbox {
namespace {

using namespace std::chrono_literals;

class SandboxServers : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { sandbox_ = new Sandbox(Folder::temporary(), Lifetime::with_owner); }
  static void TearDownTestSuite() {
    std::vector<pid_t> pids;
    for (const auto& name : daemon_names(sandbox_->folder().path()))
      pids.push_back(Daemon(sandbox_->folder(), name).pid());
    const auto path = sandbox_->folder().path();
    delete sandbox_;
    for (const auto pid : pids) EXPECT_FALSE(identify(pid));
    EXPECT_FALSE(std::filesystem::exists(path));
  }

  Sandbox& sandbox() const { return *sandbox_; }
  Login owner() const { return sandbox().postgres().owner("volaticloud"); }
  std::string kubectl(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"-n", "volaticloud"});
    return sandbox().kubectl()(arguments);
  }
  long health_status() const {
    const auto health = sandbox().health();
    return health ? health->status : 0;
  }
  std::string health_reason() const {
    const auto health = sandbox().health();
    return health ? nlohmann::json::parse(health->body).value("reason", "") : "refused";
  }
  std::string error_of(const std::string& sql) const {
    try {
      Database(owner()).query(sql);
      return "";
    } catch (const Failure& failure) {
      return failure.what();
    }
  }

  /// Breaks it and mends it; the backend says `words` in between, and is well again.
  void expect_lost_connection(const char* scenario, const std::string& words) const {
    EXPECT_TRUE(break_sandbox(sandbox(), scenario).contains(words)) << health_reason();
    EXPECT_EQ(health_status(), 503);
    mend_sandbox(sandbox(), scenario);
    EXPECT_TRUE(wait_until(20s, [&] { return health_status() == 200; })) << health_reason();
  }

  /// What an owner without the superuser does to get his database back.
  void recreate_and_restore() const {
    Database maintenance(sandbox().postgres().owner("postgres"));
    maintenance.query("DROP DATABASE volaticloud WITH (FORCE)");
    maintenance.query("CREATE DATABASE volaticloud");
    run({.argv = {"pg_restore", "-h", "127.0.0.1", "-p", std::to_string(owner().port), "-U", "volaticloud",
                  "-d", "volaticloud", "--exit-on-error", sandbox().folder() / "backup.dump"},
         .environment = {{"PGPASSWORD", owner().password}}});
  }

 private:
  static Sandbox* sandbox_;
};

Sandbox* SandboxServers::sandbox_ = nullptr;

TEST_F(SandboxServers, HaveTenThousandRows) {
  EXPECT_EQ(
      Database(owner()).value("SELECT (SELECT count(*) FROM bots) + (SELECT count(*) FROM strategies) + "
                              "(SELECT count(*) FROM backtests)"),
      "10000");
}

TEST_F(SandboxServers, ServeTheirData) {
  EXPECT_EQ(health_status(), 200);
  EXPECT_EQ(sandbox().graphql("{ __typename botCount strategyCount backtestCount }")->body,
            "{\"data\":{\"__typename\":\"Query\",\"backtestCount\":7500,\"botCount\":2000,\"strategyCount\":"
            "500}}\n");
}

TEST_F(SandboxServers, RunTheBackendOnBothNodes) {
  EXPECT_EQ(kubectl({"get", "deployment", "volaticloud-backend", "-o", "jsonpath={.status.readyReplicas}"}),
            "2");
  const auto nodes = kubectl({"get", "pods", "-o", "jsonpath={.items[*].spec.nodeName}"});
  EXPECT_TRUE(nodes == "node-1 node-2" || nodes == "node-2 node-1") << nodes;
}

TEST_F(SandboxServers, ShowThePodsLogs) {
  EXPECT_TRUE(wait_until(20s, [&] {
    const auto logs = kubectl({"logs", "-l", "app=volaticloud-backend", "--tail=100"});
    const auto first = logs.find("migrated");
    return first != std::string::npos && logs.find("migrated", first + 1) != std::string::npos;
  }));
}

TEST_F(SandboxServers, BreakWithDamagedPages) {
  const auto words = break_sandbox(sandbox(), "db-corruption");
  EXPECT_TRUE(words.starts_with(
      "blocks 5, 6, 7 of bots are damaged: ERROR:  invalid page in block 5 of relation base/"))
      << words;
  EXPECT_EQ(health_status(), 503);
  EXPECT_TRUE(health_reason().starts_with("ERROR:  invalid page in block 5 of relation base/"))
      << health_reason();
  EXPECT_EQ(error_of("SELECT * FROM bots WHERE ctid < '(5,0)'"), "");
  EXPECT_EQ(error_of("SELECT * FROM backtests"), "");
  EXPECT_NE(
      Database(owner()).value("SELECT checksum_failures FROM pg_stat_database WHERE datname = 'volaticloud'"),
      "0");
}

TEST_F(SandboxServers, AreFoundDamagedByAmcheckAndWholeAfterARestore) {
  const Command amcheck{.argv = {postgres_program("pg_amcheck"), "-h", "127.0.0.1", "-p",
                                 std::to_string(owner().port), "-U", "volaticloud", "-d", "volaticloud"},
                        .environment = {{"PGPASSWORD", owner().password}}};
  EXPECT_EQ(outcome_of(amcheck).status, 2);
  recreate_and_restore();
  EXPECT_EQ(outcome_of(amcheck).status, 0);
  EXPECT_EQ(health_status(), 200);
}

TEST_F(SandboxServers, BreakWithADamagedIndex) {
  const auto words = break_sandbox(sandbox(), "db-index-damaged");
  EXPECT_TRUE(words.starts_with(
      "blocks 5, 6, 7 of the primary key of bots are damaged: ERROR:  invalid page in block "))
      << words;
  EXPECT_EQ(error_of("SELECT count(b::text) FROM bots AS b"), "");
  EXPECT_TRUE(error_of("SELECT bt_index_check('bots_pkey')").contains("invalid page in block "));
  Database(owner()).query("REINDEX INDEX bots_pkey");
  EXPECT_EQ(error_of("SELECT bt_index_check('bots_pkey', true)"), "");
}

TEST_F(SandboxServers, BreakWithAnIndexThatLacksRows) {
  EXPECT_EQ(break_sandbox(sandbox(), "db-index-lacks-rows"), "of 2000 bots 1800 are found by their names");
  EXPECT_EQ(error_of("SELECT bt_index_check('bots_name_key')"), "");  // each of its pages is well
  EXPECT_TRUE(
      error_of("SELECT bt_index_check('bots_name_key', true)").contains("lacks matching index tuple"));
  Database(owner()).query("REINDEX INDEX bots_name_key");
  EXPECT_EQ(error_of("SELECT bt_index_check('bots_name_key', true)"), "");
}

TEST_F(SandboxServers, BreakWithDroppedTables) {
  EXPECT_EQ(break_sandbox(sandbox(), "db-tables-dropped"),
            "bots and backtests are gone: ERROR:  relation \"bots\" does not exist");
  EXPECT_EQ(error_of("SELECT * FROM backtests").substr(0, 43),
            "ERROR:  relation \"backtests\" does not exist");
  EXPECT_EQ(health_status(), 503);
  recreate_and_restore();
  EXPECT_EQ(sandbox().graphql("{ botCount backtestCount }")->body,
            "{\"data\":{\"backtestCount\":7500,\"botCount\":2000}}\n");
}

TEST_F(SandboxServers, RefuseConnectionsWithoutReplicas) {
  kubectl({"scale", "deployment/volaticloud-backend", "--replicas=0"});
  EXPECT_TRUE(wait_until(20s, [&] { return health_status() == 0; }));
  kubectl({"scale", "deployment/volaticloud-backend", "--replicas=2"});
  EXPECT_TRUE(wait_until(20s, [&] { return health_status() == 200; }));
}

TEST_F(SandboxServers, TakeAWrongSecretWhenTheirPodsStartOnly) {
  const auto set_password = [&](const std::string& password) {
    const nlohmann::json patch = {{"stringData", {{"password", password}}}};
    kubectl({"patch", "secret", "volaticloud-db-secret", "-p", patch.dump()});
  };
  set_password("wrong");
  EXPECT_EQ(health_status(), 200);
  kubectl({"rollout", "restart", "deployment/volaticloud-backend"});
  kubectl({"rollout", "status", "deployment/volaticloud-backend", "--timeout=60s"});
  EXPECT_TRUE(wait_until(
      20s, [&] { return health_reason().find("password authentication failed") != std::string::npos; }));
  set_password(owner().password);
  kubectl({"delete", "pods", "-l", "app=volaticloud-backend"});
  kubectl({"rollout", "status", "deployment/volaticloud-backend", "--timeout=60s"});
  EXPECT_TRUE(wait_until(20s, [&] { return health_status() == 200; }));
}

TEST_F(SandboxServers, KeepServingWithoutTheirControlPlane) {
  EXPECT_TRUE(break_sandbox(sandbox(), "control-plane-failure").contains("was refused"));
  EXPECT_THROW(kubectl({"get", "pods"}), Failure);
  EXPECT_EQ(health_status(), 200);
  mend_sandbox(sandbox(), "control-plane-failure");
  EXPECT_EQ(kubectl({"get", "--raw", "/readyz"}), "ok");
}

TEST_F(SandboxServers, ReportThatAPodIsReadyAfterAll) {
  const auto pod = kubectl({"get", "pods", "-o", "jsonpath={.items[0].metadata.name}"});
  kubectl({"patch", "pod", pod, "--subresource=status", "-p",
           R"({"status": {"conditions": [{"type": "Ready", "status": "False"}]}})"});
  kubectl({"wait", "--for=condition=Ready", "--timeout=20s", "pod/" + pod});
}

TEST_F(SandboxServers, MoveThePodsOfALostNode) {
  const auto leaving_times_on = [&](const std::string& node) {
    return kubectl({"get", "pods", "--field-selector=spec.nodeName=" + node, "-o",
                    "jsonpath={range .items[*]}{.metadata.deletionTimestamp}{\",\"}{end}"});
  };
  Daemon kubelet(sandbox().folder(), "kwok-node-1");
  kubelet.stop();
  EXPECT_TRUE(wait_until(60s, [&] { return leaving_times_on("node-2") == ",,"; }))
      << leaving_times_on("node-2");
  EXPECT_TRUE(wait_until(20s, [&] { return health_status() == 200; }));  // both pods may be new
  kubelet.start();
  EXPECT_TRUE(wait_until(60s, [&] { return leaving_times_on("node-1").empty(); }))
      << leaving_times_on("node-1");
}

TEST_F(SandboxServers, LoseANodeAndGetItBack) {
  const auto words = break_sandbox(sandbox(), "node-failure");
  EXPECT_TRUE(words.ends_with(" is lost: Kubelet stopped posting node status.")) << words;
  const auto node = words.substr(0, words.find(' '));
  kubectl({"delete", "node", node});
  mend_sandbox(sandbox(), "node-failure");
  EXPECT_TRUE(Daemon(sandbox().folder(), "kwok-" + node).running());
  kubectl({"wait", "--for=condition=Ready", "--timeout=5s", "node", node});
}

TEST_F(SandboxServers, KeepTheAddressOfANodeThatReturns) {
  const auto words = break_sandbox(sandbox(), "node-failure");
  mend_sandbox(sandbox(), "node-failure");
  EXPECT_NE(kubectl({"get", "node", words.substr(0, words.find(' ')), "-o", "jsonpath={.status.addresses}"})
                .find("InternalIP"),
            std::string::npos);
}

TEST_F(SandboxServers, BreakWithAStoppedServer) {
  expect_lost_connection("db-server-stopped", "Connection refused");
}

TEST_F(SandboxServers, BreakWithRejectedConnections) {
  expect_lost_connection("db-connections-rejected", "pg_hba.conf rejects connection");
}

TEST_F(SandboxServers, BreakWithAStalePassword) {
  expect_lost_connection("db-password-stale", "password authentication failed");
}

TEST_F(SandboxServers, BreakWithANameThatHasNoAddress) {
  expect_lost_connection("db-name-unknown", "could not translate host name \"database.volaticloud.invalid\"");
}

TEST_F(SandboxServers, HaveNobodyToMendADatabase) {
  EXPECT_THROW(mend_sandbox(sandbox(), "db-corruption"), Failure);
}

TEST_F(SandboxServers, KnowTheirScenarios) {
  try {
    break_sandbox(sandbox(), "flood");
    FAIL();
  } catch (const Failure& failure) {
    const std::string words = failure.what();
    EXPECT_TRUE(
        words.starts_with("no scenario 'flood': there are db-server-stopped, db-connections-rejected, "))
        << words;
  }
}

}  // namespace
}  // namespace drctl::sandbox
