// A new cluster is made by the provider's API, which a server on loopback speaks here, and recovered onto.
// The cluster that it hands out is the sandbox's new one.
#include <gmock/gmock.h>

#include "recovery/leaks.hpp"
#include "recovery/provider_api.hpp"
#include "recovery/recovery.hpp"
#include "sandbox/text_file.hpp"

namespace drctl::recovery {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::Not;
namespace fs = std::filesystem;

constexpr auto lost_id = "c907e832-3080-48a6-a54d-7379e645c0b7";

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
    name_provider(desk_, api_,
                  "  region: ewr\n  kubernetes_version: v1.34.1+1\n  node_plan: vc2-4c-8gb\n  nodes: 2\n  "
                  "database_label: volaticloud\n");
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
  DrctlRun resumed(desk_, Desk::command({"resume", "--done", "create-cluster", "--done", "dns"}));
  EXPECT_EQ(resumed.wait(4min), 0) << resumed.output();
  EXPECT_EQ(state_of(sandbox_).seen, before_.seen);
}

TEST_F(ProviderCluster, IsNotCreatedWithoutAnApproval) {
  DrctlRun run(desk_, desk_.run_command("provider-cluster", {}));
  EXPECT_EQ(run.wait(), 4) << run.output();
  EXPECT_THAT(run.output(), HasSubstr("2 nodes of vc2-4c-8gb in ewr are paid for until somebody deletes"));
  EXPECT_THAT(run.output(), HasSubstr("The lost cluster: active, v1.33.5+1 in ewr"));
  EXPECT_EQ(clusters().size(), 1u);
}

TEST_F(ProviderCluster, IsNotCreatedInAVersionThatIsNotOffered) {
  DrctlRun run(desk_, desk_.run_command("provider-cluster",
                                        {"--var", "kubernetes_version=v1.20.0+1", "--approve", "create"}));
  EXPECT_EQ(run.wait(), 1) << run.output();
  EXPECT_THAT(run.output(), HasSubstr("v1.34.1+1"));
  EXPECT_EQ(clusters().size(), 1u);
}

}  // namespace
}  // namespace drctl::recovery
