// The cluster is gone with all that was in it: the platform is installed again on a new and empty one.
#include <gmock/gmock.h>

#include "recovery/chart_repository.hpp"
#include "recovery/encrypted_secrets.hpp"
#include "recovery/provider_api.hpp"
#include "recovery/recovery.hpp"
#include "sandbox/command.hpp"
#include "sandbox/front.hpp"
#include "sandbox/name_server.hpp"
#include "sandbox/text_file.hpp"

namespace drctl::recovery {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::Not;
namespace fs = std::filesystem;

/// Its sandbox is its own: what is lost here can't be healed.
class ClusterLoss : public ::testing::Test {
 protected:
  std::vector<std::string> run_command(const std::vector<std::string>& further) const {
    auto words = desk_.run_command("cluster-loss", further);
    return words;
  }
  /// The person has made the cluster, and leads the name to it.
  std::vector<std::string> resume_command(std::vector<std::string> further) const {
    sandbox::lead_name(sandbox_.folder(), sandbox::console_name, sandbox::next_address);
    further.insert(further.begin(), {"resume", "--done", "create-cluster", "--done", "dns"});
    return Desk::command(further);
  }
  /// drctl up to its end: it parks at what only a person can do.
  std::string recover(const std::vector<std::string>& further,
                      const std::vector<std::string>& answers) const {
    DrctlRun run(desk_, run_command(further));
    EXPECT_EQ(run.wait(), 4) << run.output();
    DrctlRun resumed(desk_, resume_command(answers));
    EXPECT_EQ(resumed.wait(4min), 0) << resumed.output();
    return run.output() + resumed.output();
  }
  std::string helm(std::vector<std::string> words) const {
    words.insert(words.begin(), {(sandbox_.folder() / "bin" / "helm").string(), "--kubeconfig",
                                 (sandbox_.folder() / "kubeconfig").string(), "-n", "volaticloud"});
    return sandbox::run({.argv = words, .environment = desk_.variables()});
  }
  /// Whether Helm is at it and has made its deployment: it stores the release before it makes the objects.
  bool half_installed() const {
    const auto deployed = sandbox_.kubectl()({"get", "deployments", "-n", "volaticloud", "-o", "name"});
    return deployed.contains("volaticloud-backend") && helm({"list", "-a"}).contains("pending-install");
  }
  /// A Helm that is killed while it waits for pods that never come.
  void kill_helm_at_work() const {
    sandbox_.kubectl()({"create", "namespace", "volaticloud"});
    desk_.install("install-for-ever", "exec helm --kubeconfig " +
                                          (sandbox_.folder() / "kubeconfig").string() +
                                          " -n volaticloud install volaticloud-backend " DRCTL_CHARTS_DIR
                                          "/volaticloud-backend --set cpu=1000 --wait --timeout 9m\n");
    DrctlRun killed(desk_, {(desk_ / "bin" / "install-for-ever").string()});
    ASSERT_TRUE(sandbox::wait_until(60s, [&] { return half_installed(); }));
    killed.kill();
  }

  sandbox::Sandbox sandbox_{sandbox::Folder::temporary(), sandbox::Lifetime::with_owner};
  const SystemState before_ = state_of(sandbox_);
  Desk desk_{sandbox_.folder()};
};

TEST_F(ClusterLoss, IsMadeGoodOnANewClusterFromAChartRepository) {
  EXPECT_THAT(sandbox::break_sandbox(sandbox_, "cluster-loss"), HasSubstr("NotFound"));
  const ChartRepository charts(sandbox_.folder());
  const auto said = recover(
      {"--var", "ingress_repository=ingress-nginx=" + charts.url(), "--var",
       "ingress_chart=ingress-nginx/ingress-nginx", "--var", "backend_repository=volaticloud=" + charts.url(),
       "--var", "backend_chart=volaticloud/volaticloud-backend"},
      {});
  EXPECT_EQ(state_of(sandbox_).seen, before_.seen);
  EXPECT_THAT(helm({"list", "-A"}), HasSubstr("ingress-nginx-4.0.0"));
  EXPECT_THAT(helm({"status", "volaticloud-backend"}), HasSubstr("STATUS: deployed"));
  EXPECT_THAT(sandbox_.kubectl()({"get", "deployments", "-n", "cert-manager"}), HasSubstr("cert-manager"));
  const auto password = sandbox_.postgres().owner("volaticloud").password;
  const RunRecord record(desk_);
  for (const auto& text : {said, sandbox::read_text(record.journal()), sandbox::read_text(record.report())})
    for (const auto& form : {password, sandbox::base64(password)}) EXPECT_THAT(text, Not(HasSubstr(form)));
}

/// The name is the test's own to look up, by dig.
TEST_F(ClusterLoss, GoesOnOnceTheNameLeadsToTheNewCluster) {
  sandbox::break_sandbox(sandbox_, "cluster-loss");
  const ProviderApi provider(
      {{"records", {{"console", sandbox::first_address}}},
       {"names", {{"folder", (sandbox_.folder() / "names").string()}, {"name", "console"}}}});
  name_provider(desk_, provider, "  dns_zone: volaticloud.test\n");
  DrctlRun run(desk_, run_command({}));
  EXPECT_EQ(run.wait(), 4) << run.output();
  DrctlRun deployed(desk_, Desk::command({"resume", "--done", "create-cluster"}));
  EXPECT_EQ(deployed.wait(4min), 4) << deployed.output();
  EXPECT_THAT(deployed.output(), HasSubstr(std::string("address = ") + sandbox::next_address));

  const auto recovery = RunRecord(desk_).id();
  ASSERT_EQ(sandbox::address_of(sandbox_.folder(), sandbox::console_name), sandbox::first_address);
  DrctlRun led(desk_,
               desk_.run_command("dns-record", {"--var", std::string("address=") + sandbox::next_address,
                                                "--approve", "lead-record"}));
  EXPECT_EQ(led.wait(), 0) << led.output();
  EXPECT_EQ(sandbox::address_of(sandbox_.folder(), sandbox::console_name), sandbox::next_address);
  DrctlRun resumed(desk_, Desk::command({"resume", recovery, "--done", "dns"}));
  EXPECT_EQ(resumed.wait(4min), 0) << resumed.output();
  EXPECT_THAT(resumed.output(), HasSubstr("name-leads"));
  EXPECT_EQ(state_of(sandbox_).seen, before_.seen);
}

TEST_F(ClusterLoss, ClearsAwayTheReleaseThatAKilledHelmLeft) {
  sandbox::break_sandbox(sandbox_, "cluster-loss");
  kill_helm_at_work();
  DrctlRun run(desk_, desk_.run_command("cluster-loss", {}));
  EXPECT_EQ(run.wait(), 4) << run.output();
  DrctlRun resumed(desk_, resume_command({}));
  EXPECT_EQ(resumed.wait(4min), 1) << resumed.output();
  EXPECT_THAT(resumed.output(), HasSubstr("step 'cluster-is-empty' failed"));
  DrctlRun skipped(desk_,
                   resume_command({"--skip", "cluster-is-empty=what is there is half of an installation",
                                   "--approve", "clear-pending"}));
  EXPECT_EQ(skipped.wait(4min), 0) << skipped.output();
  EXPECT_EQ(state_of(sandbox_).seen, before_.seen);
  EXPECT_EQ(RunRecord(desk_).starts("clear-pending"), 1);
}

TEST_F(ClusterLoss, LeavesAReleaseWhoseValuesAreBackedUp) {
  sandbox::break_sandbox(sandbox_, "cluster-loss");
  recover({}, {});
  helm({"upgrade", "volaticloud-backend", DRCTL_CHARTS_DIR "/volaticloud-backend", "--set",
        "replicas=2,smtp.password=hunter2"});
  DrctlRun run(desk_, desk_.run_command("backup-config", {"--var", "helm_release=volaticloud-backend"}));
  EXPECT_EQ(run.wait(), 0) << run.output();
  EXPECT_THAT(run.output() + sandbox::read_text(RunRecord(desk_).journal()), Not(HasSubstr("hunter2")));
  std::string file;
  for (const auto& entry : fs::directory_iterator(sandbox_.folder() / "backups"))
    if (entry.path().filename().string().starts_with("values-backup-")) file = entry.path();
  const auto values = decrypted(sandbox_.folder(), file);
  EXPECT_EQ(values, helm({"get", "values", "volaticloud-backend", "-o", "yaml"}));
  EXPECT_THAT(values, HasSubstr("hunter2"));
}

}  // namespace
}  // namespace drctl::recovery
