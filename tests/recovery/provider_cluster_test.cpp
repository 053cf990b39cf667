// A new cluster is made by the provider's API, which a server on loopback speaks here, and recovered onto.
// The cluster that it hands out is the sandbox's new one.
#include <gmock/gmock.h>

#include "recovery/leaks.hpp"
#include "recovery/provider_api.hpp"
#include "recovery/recovery.hpp"
#include "sandbox/front.hpp"
#include "sandbox/name_server.hpp"
#include "sandbox/text_file.hpp"

namespace drctl::recovery {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::Not;
namespace fs = std::filesystem;

constexpr auto lost_id = "c907e832-3080-48a6-a54d-7379e645c0b7";
/// What an environment says of the cluster that is wanted.
constexpr auto wanted_cluster =
    "  region: ewr\n  kubernetes_version: v1.34.1+1\n  node_plan: vc2-4c-8gb\n  nodes: 2\n"
    "  database_label: volaticloud\n";

nlohmann::json at_provider(const std::string& kubeconfig) {
  auto holds = nlohmann::json::parse(R"({
    "clusters": {"lost": {"id": "c907e832-3080-48a6-a54d-7379e645c0b7", "label": "volaticloud", "status": "active",
      "version": "v1.33.5+1", "region": "ewr",
      "node_pools": [{"label": "main", "node_quantity": 3, "plan": "vc2-2c-4gb", "status": "active"}]}},
    "databases": {"lost": {"label": "volaticloud", "host": "db.test", "port": "1", "trusted_ips": ["192.0.2.0/24"]}}
  })");
  holds["clusters"]["kubeconfig"] = kubeconfig;
  return holds;
}

/// Its sandbox is its own: what is lost here can't be healed.
class ProviderCluster : public ::testing::Test {
 protected:
  void SetUp() override {
    sandbox_.add_front();
    name_provider(desk_, api_, wanted_cluster);
    desk_.change_environment("cluster_id: sandbox", std::string("cluster_id: ") + lost_id);
  }
  nlohmann::json clusters() const { return api_.get("/kubernetes/clusters").at("vke_clusters"); }
  nlohmann::json trusted_ips() const { return api_.get("/databases").at("databases")[0]["trusted_ips"]; }
  /// The one file in the folder for secrets.
  fs::path kubeconfig() const { return fs::directory_iterator(desk_ / "secrets")->path(); }

  sandbox::Sandbox sandbox_{sandbox::Folder::temporary(), sandbox::Lifetime::with_owner};
  const SystemState before_ = state_of(sandbox_);
  Desk desk_{sandbox_.folder()};
  const ProviderApi api_{at_provider((sandbox_.folder() / "kubeconfig").string())};
};

TEST_F(ProviderCluster, IsCreatedAndRecoveredOnto) {
  sandbox::break_sandbox(sandbox_, "cluster-loss");
  DrctlRun run(desk_, desk_.run_command("provider-cluster", {"--approve", "create"}));
  ASSERT_EQ(run.wait(2min), 4) << run.output();
  EXPECT_THAT(run.output(), HasSubstr(kubeconfig().string()));
  DrctlRun named(desk_, Desk::command({"resume", "--done", "name-it"}));
  EXPECT_EQ(named.wait(), 0) << named.output();

  EXPECT_EQ(trusted_ips(), nlohmann::json::array({"192.0.2.0/24", "127.0.0.1/32", "127.0.0.1/32"}));
  ASSERT_EQ(clusters().size(), 2u);
  EXPECT_EQ(clusters()[1]["node_pools"][0]["node_quantity"], 2);
  const auto handed_out = sandbox::read_text(sandbox_.folder() / "kubeconfig");
  EXPECT_EQ(sandbox::read_text(kubeconfig()), handed_out);
  EXPECT_EQ(fs::status(kubeconfig()).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  const auto seen = run.output() + named.output() + all_files(desk_.state());
  for (const auto& secret : {api_.key(), sandbox::base64(handed_out).substr(0, 60),
                             handed_out.substr(handed_out.find("client-key"), 80)})
    EXPECT_THAT(seen, Not(HasSubstr(secret)));

  desk_.change_environment((sandbox_.folder() / "kubeconfig").string(), kubeconfig().string());
  DrctlRun recovery(desk_, desk_.run_command("cluster-loss", {}));
  EXPECT_EQ(recovery.wait(), 4) << recovery.output();
  sandbox::lead_name(sandbox_.folder(), sandbox::console_name, sandbox::next_address);
  DrctlRun resumed(desk_, Desk::command({"resume", "--done", "create-cluster", "--done", "dns"}));
  EXPECT_EQ(resumed.wait(4min), 0) << resumed.output();
  EXPECT_EQ(state_of(sandbox_).seen, before_.seen);
}

/// On a cluster that works: nothing is broken here.
class ProviderClusterWanted : public Recovery {
 protected:
  DrctlRun run(const ProviderApi& api, const std::vector<std::string>& further) {
    name_provider(desk(), api, wanted_cluster);
    desk().change_environment("cluster_id: sandbox", std::string("cluster_id: ") + lost_id);
    return DrctlRun(desk(), desk().run_command("provider-cluster", further));
  }
  static nlohmann::json holdings() { return at_provider((sandbox().folder() / "kubeconfig").string()); }
  static std::size_t clusters_of(const ProviderApi& api) {
    return api.get("/kubernetes/clusters").at("vke_clusters").size();
  }
};

TEST_F(ProviderClusterWanted, IsNotCreatedWithoutAnApproval) {
  const ProviderApi api(holdings());
  auto parked = run(api, {});
  EXPECT_EQ(parked.wait(), 4) << parked.output();
  EXPECT_THAT(parked.output(), HasSubstr("2 nodes of vc2-4c-8gb in ewr are paid for until somebody deletes"));
  EXPECT_THAT(parked.output(), HasSubstr("The lost cluster: active, v1.33.5+1 in ewr"));
  EXPECT_EQ(clusters_of(api), 1u);
}

TEST_F(ProviderClusterWanted, IsNotCreatedInAVersionThatIsNotOffered) {
  const ProviderApi api(holdings());
  auto failed = run(api, {"--var", "kubernetes_version=v1.20.0+1", "--approve", "create"});
  EXPECT_EQ(failed.wait(), 1) << failed.output();
  EXPECT_THAT(failed.output(), HasSubstr("v1.34.1+1"));
  EXPECT_EQ(clusters_of(api), 1u);
}

TEST_F(ProviderClusterWanted, IsNotCreatedAgainByWhoeverResumesAKilledRun) {
  auto slow = holdings();
  slow["slow"] = 20;
  const ProviderApi api(slow);
  auto killed = run(api, {"--approve", "create"});
  ASSERT_TRUE(sandbox::wait_until(20s, [&] { return clusters_of(api) == 2; })) << killed.output();
  killed.kill();
  DrctlRun resumed(desk(), Desk::command({"resume", "--approve", "create"}));
  EXPECT_EQ(resumed.wait(2min), 4) << resumed.output();
  EXPECT_THAT(resumed.output(), HasSubstr("name-it"));
  EXPECT_EQ(clusters_of(api), 2u);
}

}  // namespace
}  // namespace drctl::recovery
