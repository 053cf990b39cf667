#include "adapters/helm.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gmock/gmock.h>

#include "unit/adapters/fake_processes.hpp"
#include "unit/adapters/no_manual_work.hpp"
#include "unit/adapters/recorded_narration.hpp"

namespace drctl {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

class HelmTest : public testing::Test {
 protected:
  HelmTest() {
    call.target.name = "cluster";
    call.target.kind = "kubernetes";
    call.target.settings = {{"context", "sandbox"}, {"namespace", "volaticloud"}};
  }

  std::expected<Preview, std::string> preview(const json& args) {
    call.arguments["args"] = args;
    return adapter->preview(call);
  }
  std::string effect(const json& args) { return std::string(to_string(preview(args).value().effect)); }
  std::string refusal(const json& args) {
    const auto shown = preview(args);
    return shown ? "" : shown.error();
  }

  Outcome perform(const json& args, ChildResult answer) {
    call.arguments["args"] = args;
    processes.answers.push_back(std::move(answer));
    Execution execution{cancel, std::chrono::minutes(2), narration};
    return adapter->perform(call, execution);
  }

  FakeProcesses processes;
  NoManualWork nobody;
  RecordedNarration narration;
  Cancellation cancel;
  std::unique_ptr<Adapter> adapter = helm_row().make({processes, nobody});
  Call call;
};

TEST_F(HelmTest, ShowsTheWholeCommandAndItsTarget) {
  const auto shown = preview({"upgrade", "--install", "web", "./chart", "-f", "-"});
  EXPECT_EQ(shown.error(), "`-f -` reads its standard input: give the step `input`");
  call.arguments["input"] = "replicas: 2\n";
  EXPECT_EQ(preview({"upgrade", "--install", "web", "./chart", "-f", "-"}).value().command,
            "helm --kube-context sandbox --namespace volaticloud upgrade --install web ./chart -f - < input");
  EXPECT_EQ(preview({"uninstall", "web", "-n", "other"}).value().target,
            "namespace other of cluster context sandbox");
}

TEST_F(HelmTest, KnowsWhatReads) {
  for (const json& args : std::initializer_list<json>{{"list", "-o", "json"},
                                                      {"ls"},
                                                      {"status", "web"},
                                                      {"history", "web"},
                                                      {"get", "values", "web"},
                                                      {"template", "web", "./chart"},
                                                      {"lint", "./chart"},
                                                      {"show", "values", "./chart"},
                                                      {"search", "repo", "web"},
                                                      {"version"},
                                                      {"repo", "list"},
                                                      {"upgrade", "web", "./chart", "--dry-run=server"},
                                                      {"uninstall", "web", "--dry-run"}})
    EXPECT_EQ(effect(args), "read") << args;
}

TEST_F(HelmTest, KnowsWhatChanges) {
  for (const json& args : std::initializer_list<json>{{"install", "web", "./chart"},
                                                      {"upgrade", "--install", "web", "./chart", "--wait"},
                                                      {"test", "web"},
                                                      {"repo", "add", "web", "http://charts.test"},
                                                      {"repo", "update"},
                                                      {"pull", "web"}})
    EXPECT_EQ(effect(args), "change") << args;
}

TEST_F(HelmTest, TakesTheWorseClassWhenUnsure) {
  for (const json& args : std::initializer_list<json>{{"uninstall", "web"},
                                                      {"delete", "web"},
                                                      {"rollback", "web", "1"},
                                                      {"upgrade", "web", "./chart", "--force"},
                                                      {"upgrade", "web", "./chart", "--reset-values"},
                                                      {"upgrade", "web", "./chart", "--cleanup-on-fail"},
                                                      {"upgrade", "web", "./chart", "--atomic"},
                                                      {"install", "web", "./chart", "--replace"},
                                                      {"uninstall", "web", "--dry-run=none"},
                                                      {"uninstall", "web", "--dry-run", "--dry-run=false"},
                                                      {"repo", "remove", "web"},
                                                      {"mapkubeapis", "web"}})
    EXPECT_EQ(effect(args), "destructive") << args;
  EXPECT_THAT(preview({"instal", "web"}).value().reason, HasSubstr("did you mean install?"));
}

TEST_F(HelmTest, RefusesWhatLeadsElsewhereOrRunsOtherPrograms) {
  EXPECT_THAT(refusal({"list", "--kube-context", "other"}), HasSubstr("leave out --kube-context"));
  EXPECT_THAT(refusal({"list", "--kubeconfig=x"}), HasSubstr("leave out --kubeconfig"));
  EXPECT_THAT(refusal({"list", "--kube-token=x"}), HasSubstr("leave out --kube-token"));
  EXPECT_THAT(refusal({"upgrade", "web", ".", "--post-renderer=x"}), HasSubstr("runs another program"));
  EXPECT_THAT(refusal({"repo", "add", "a", "b", "--password=x"}), HasSubstr("shows the password"));
  EXPECT_THAT(refusal({"plugin", "install", "x"}), HasSubstr("before a recovery"));
  EXPECT_THAT(refusal({"helm", "list"}), HasSubstr("leave out `helm`"));
  EXPECT_THAT(refusal({"-n", "x", "list"}), HasSubstr("begin with helm's verb"));
  EXPECT_THAT(refusal({"${verb}", "web"}), HasSubstr("write helm's verb out"));
  EXPECT_THAT(refusal(json::array()), HasSubstr("is empty"));
}

TEST_F(HelmTest, NoVariableOfTheUserLeadsElsewhere) {
  perform({"list"}, FakeProcesses::exited(0, "", ""));
  EXPECT_THAT(processes.commands.back().unset,
              testing::IsSupersetOf({"HELM_KUBEAPISERVER", "HELM_KUBETOKEN"}));
}

TEST_F(HelmTest, OffersTheWayOutOfAPendingRelease) {
  const auto outcome = perform(
      {"upgrade", "web", "./chart"},
      FakeProcesses::exited(
          1, "", "Error: UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress\n"));
  EXPECT_EQ(outcome.end, End::could_not_start);
  EXPECT_THAT(outcome.help,
              HasSubstr("helm --kube-context sandbox --namespace volaticloud rollback RELEASE"));
  EXPECT_THAT(outcome.help, HasSubstr("uninstall RELEASE"));
}

TEST_F(HelmTest, KnowsThatAnUnreachableClusterWasNotTouched) {
  const auto outcome =
      perform({"install", "web", "./chart"},
              FakeProcesses::exited(1, "", "Error: INSTALLATION FAILED: Kubernetes cluster unreachable\n"));
  EXPECT_EQ(outcome.end, End::could_not_start);
}

TEST_F(HelmTest, WithholdsSecretsOfManifestsAndValues) {
  const auto manifest = perform({"get", "manifest", "web"}, FakeProcesses::exited(0, R"(---
# Source: web/templates/secret.yaml
apiVersion: v1
kind: Secret
data: {password: aHVudGVyMg==}
---
kind: ConfigMap
data:
  api_token: hunter2
  colour: blue
)"));
  const auto output = manifest.result.at("output").get<std::string>();
  EXPECT_THAT(output, Not(HasSubstr("aHVudGVyMg")));
  EXPECT_THAT(output, Not(HasSubstr("hunter2")));
  EXPECT_THAT(output, HasSubstr("colour: blue"));
  EXPECT_TRUE(narration.lines.empty());
}

TEST_F(HelmTest, WithholdsThemInJson) {
  const auto status = perform({"status", "web", "-o", "json"},
                              FakeProcesses::exited(0, R"({"name": "web", "info": {"status": "deployed"},
      "config": {"password": "hunter2"}, "manifest": "kind: Secret\ndata: {p: aHVudGVyMg==}"})"));
  EXPECT_EQ(status.result.at("json").at("info").at("status"), "deployed");
  EXPECT_THAT(status.result.dump(), Not(HasSubstr("hunter2")));
  EXPECT_THAT(status.result.dump(), Not(HasSubstr("aHVudGVyMg")));
}

constexpr auto two_objects = R"(---
# Source: web/templates/one.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  labels: {app: web}
  name: "settings"
  annotations:
    helm.sh/resource-policy: keep
data:
  name: other
---
apiVersion: apps/v1
kind: Deployment
metadata:
    name: web
    namespace: front
spec:
  password: geheim
)";

class HelmImpact : public HelmTest {
 protected:
  std::string impact(const json& args, std::vector<ChildResult> answers) {
    processes.answers.assign(answers.begin(), answers.end());
    Execution execution{cancel, std::chrono::seconds(10), narration};
    call.arguments["args"] = args;
    return adapter->impact(call, execution);
  }
  std::string last_command() { return fmt::format("{}", fmt::join(processes.commands.back().argv, " ")); }
};

TEST_F(HelmImpact, OfAnUninstallIsWhatGoes) {
  EXPECT_EQ(
      impact({"uninstall", "web", "--timeout", "5m", "-n", "x"}, {FakeProcesses::exited(0, two_objects)}),
      "ConfigMap settings: stays, no part of the release any more\nDeployment front/web: removed");
  EXPECT_EQ(last_command(),
            "helm --kube-context sandbox --namespace volaticloud get manifest web --namespace x");
}

TEST_F(HelmImpact, OfAnUpgradeIsWhatItsDryRunChanges) {
  const json release{{"name", "web"},
                     {"manifest", "kind: Deployment\nmetadata:\n  name: web\n  namespace: front\n"}};
  EXPECT_EQ(impact({"upgrade", "--install", "web", "./chart", "--force"},
                   {FakeProcesses::exited(0, release.dump()), FakeProcesses::exited(0, two_objects)}),
            "ConfigMap settings: stays, no part of the release any more\nDeployment front/web: changed");
  EXPECT_THAT(fmt::format("{}", fmt::join(processes.commands.front().argv, " ")),
              HasSubstr("--dry-run=server -o json"));
  EXPECT_EQ(impact({"upgrade", "--install", "web", "./chart", "--force"},
                   {FakeProcesses::exited(0, release.dump()),
                    FakeProcesses::exited(1, "", "Error: release: not found")}),
            "Deployment front/web: added");
}

TEST_F(HelmImpact, OfARollbackIsWhatDiffersFromTheOneBefore) {
  EXPECT_EQ(impact({"rollback", "web"},
                   {FakeProcesses::exited(0, R"([{"revision": 7}])"), FakeProcesses::exited(0, two_objects),
                    FakeProcesses::exited(0, std::string(two_objects) + "\n")}),
            "nothing: all of it is as it should be");
  EXPECT_THAT(last_command(), HasSubstr("get manifest web --revision 6"));
  EXPECT_EQ(impact({"rollback", "web", "3"}, {FakeProcesses::exited(0, two_objects),
                                              FakeProcesses::exited(1, "", "Error: release: not found")}),
            "not known: Error: release: not found");
}

TEST_F(HelmImpact, OfWhatIsNotUnderstoodIsNothing) {
  for (const json& args : {json{"uninstall", "web", "--frob", "x"}, json{"rollback"}, json{"push", "x", "y"},
                           json{"uninstall", "web", "--dry-run"}})
    EXPECT_EQ(impact(args, {}), "");
  EXPECT_TRUE(processes.commands.empty());
}

}  // namespace
}  // namespace drctl
