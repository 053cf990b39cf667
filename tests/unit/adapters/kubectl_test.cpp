#include "adapters/kubectl.hpp"

#include <gmock/gmock.h>

#include "unit/adapters/fake_processes.hpp"
#include "unit/adapters/no_manual_work.hpp"
#include "unit/adapters/recorded_narration.hpp"

namespace drctl {
namespace {

using nlohmann::json;

class KubectlTest : public testing::Test {
 protected:
  KubectlTest() {
    call.target.name = "cluster";
    call.target.kind = "kubernetes";
    call.target.settings = {{"context", "sandbox"}, {"namespace", "volaticloud"}};
  }

  Preview preview(const json& args) {
    call.arguments["args"] = args;
    return adapter->preview(call).value();
  }

  Outcome perform(const json& args, ChildResult answer = FakeProcesses::exited(0)) {
    call.arguments["args"] = args;
    processes.answers.push_back(std::move(answer));
    Execution execution{cancel, std::chrono::minutes(2), narration};
    return adapter->perform(call, execution);
  }

  Outcome failure(const std::string& error) {
    return perform({"get", "pods"}, FakeProcesses::exited(1, "", error));
  }

  FakeProcesses processes;
  NoManualWork nobody;
  RecordedNarration narration;
  Cancellation cancel;
  std::unique_ptr<Adapter> adapter = kubectl_row().make({processes, nobody});
  Call call;
};

TEST_F(KubectlTest, ShowsTheWholeCommandAndItsTarget) {
  const auto shown = preview({"scale", "deployment", "web", "--replicas=0", "-l", "app in (a)"});
  EXPECT_EQ(shown.effect, Effect::destructive);
  EXPECT_EQ(
      shown.command,
      "kubectl --context sandbox --namespace volaticloud scale deployment web --replicas=0 -l 'app in (a)'");
  EXPECT_EQ(shown.target, "namespace volaticloud of cluster context sandbox");
  EXPECT_EQ(shown.target_name, "volaticloud");
}

TEST_F(KubectlTest, TheRunbooksNamespaceReplacesTheTargets) {
  const auto shown = preview({"delete", "pod", "x", "-nother"});
  EXPECT_EQ(shown.target, "namespace other of cluster context sandbox");
  EXPECT_EQ(shown.target_name, "other");
  EXPECT_EQ(shown.command, "kubectl --context sandbox --namespace volaticloud delete pod x -nother");
}

TEST_F(KubectlTest, TheWholeClusterIsNamedByItsContext) {
  EXPECT_EQ(preview({"drain", "node-1"}).target, "cluster context sandbox");
  EXPECT_EQ(preview({"drain", "node-1"}).target_name, "sandbox");
  EXPECT_EQ(preview({"delete", "pods", "-A"}).target, "all namespaces of cluster context sandbox");
}

TEST_F(KubectlTest, NoContextNoCommand) {
  call.target.settings.erase("context");
  call.arguments["args"] = {"get", "pods"};
  EXPECT_EQ(adapter->preview(call).error(), "the target 'cluster' has no context");
}

TEST_F(KubectlTest, SaysWhereOnEveryCall) {
  call.target.settings["kubeconfig"] = "/etc/kc";
  call.arguments["input"] = "manifest";
  perform({"apply", "-f", "-"});
  EXPECT_EQ(processes.commands[0].argv,
            (std::vector<std::string>{"kubectl", "--kubeconfig", "/etc/kc", "--context", "sandbox",
                                      "--namespace", "volaticloud", "apply", "-f", "-"}));
  EXPECT_EQ(processes.commands[0].input, "manifest");
  EXPECT_EQ(processes.timeouts[0], std::chrono::minutes(2));
}

TEST_F(KubectlTest, APlugInIsNamedBeforeTheFlags) {
  perform({"cnpg", "status", "db"});
  EXPECT_EQ(processes.commands[0].argv,
            (std::vector<std::string>{"kubectl", "cnpg", "--context", "sandbox", "--namespace", "volaticloud",
                                      "status", "db"}));
}

TEST_F(KubectlTest, NoPreferenceOfTheUserChangesWhatItDoes) {
  perform({"diff", "-f", "x.yaml"}, FakeProcesses::exited(0));
  EXPECT_EQ(processes.commands.back().environment.at("KUBERC"), "off");
  EXPECT_EQ(processes.commands.back().unset, std::vector<std::string>{"KUBECTL_EXTERNAL_DIFF"});
}

TEST_F(KubectlTest, ARefusedCommandIsNotRun) {
  EXPECT_EQ(perform({"get", "pods", "--context=prod"}).end, End::could_not_start);
  EXPECT_TRUE(processes.commands.empty());
}

TEST_F(KubectlTest, GivesJsonAsAValue) {
  const auto outcome = perform({"get", "pods", "-o", "json"}, FakeProcesses::exited(0, R"({"items":[]})"));
  EXPECT_EQ(outcome.end, End::succeeded);
  EXPECT_EQ(outcome.result, json::parse(R"({"output":"{\"items\":[]}","json":{"items":[]},"status":0,
    "file":"","size":0,"sha256":""})"));
}

TEST_F(KubectlTest, GivesTextAsItIs) {
  const auto outcome = perform({"get", "pods"}, FakeProcesses::exited(0, "1\n"));
  EXPECT_EQ(outcome.result, json::parse(R"({"output":"1\n","json":null,"status":0,
    "file":"","size":0,"sha256":""})"));
}

TEST_F(KubectlTest, WithholdsTheValuesOfSecretsThatTheServerLists) {
  const auto outcome = perform(
      {"get", "--raw", "/api/v1/secrets"},
      FakeProcesses::exited(0, R"({"kind":"SecretList","items":[{"data":{"password":"aHVudGVyMg=="}}]})"));
  EXPECT_EQ(outcome.result["json"],
            json::parse(R"({"kind":"SecretList","items":[{"data":{"password":"[withheld]"}}]})"));
  EXPECT_EQ(outcome.result["output"], outcome.result["json"].dump(4));
}

TEST_F(KubectlTest, KeepsNoListOfSecretsThatItCannotRead) {
  const auto outcome =
      perform({"get", "--raw=/api/v1/namespaces/x/secrets"}, FakeProcesses::exited(0, R"({"kind":)"));
  EXPECT_EQ(outcome.result["output"], "");
  EXPECT_EQ(outcome.end, End::failed);
}

TEST_F(KubectlTest, WithholdsWhatApplyKeptOfASecretFromADiff) {
  const std::string manifest = R"({"apiVersion":"v1","kind":"Secret","stringData":{"password":"hunter2"}})";
  call.arguments["input"] = manifest;
  const auto outcome = perform(
      {"diff", "-f", "-"},
      FakeProcesses::exited(1, " metadata:\n+  annotations: |\n+      " + manifest + "\n   name: db\n"));
  EXPECT_EQ(outcome.result["output"], " metadata:\n+  annotations: |\n+      [withheld]\n   name: db\n");
}

TEST_F(KubectlTest, WithholdsTheValuesOfSecrets) {
  const auto outcome = perform({"get", "secret", "-o", "json"}, FakeProcesses::exited(0, R"({"items":[
      {"kind":"Secret","data":{"password":"aHVudGVyMg=="},"metadata":{"name":"db","annotations":{
        "kubectl.kubernetes.io/last-applied-configuration":"hunter2"}}}]})"));
  EXPECT_EQ(outcome.result["json"], json::parse(R"({"items":[
      {"kind":"Secret","data":{"password":"[withheld]"},"metadata":{"name":"db","annotations":{
        "kubectl.kubernetes.io/last-applied-configuration":"[withheld]"}}}]})"));
  EXPECT_EQ(outcome.result["output"], outcome.result["json"].dump(4));
}

TEST_F(KubectlTest, DoesNotKeepJsonThatIsCut) {
  const auto outcome =
      perform({"get", "secret", "-o", "json"}, FakeProcesses::exited(0, R"({"data":{"a":"aH)"));
  EXPECT_EQ(outcome.end, End::failed);
  EXPECT_EQ(outcome.error, "kubectl printed 16 bytes, which can't be read as JSON");
  EXPECT_EQ(outcome.result["output"], "");
}

TEST_F(KubectlTest, DifferencesAreAnAnswer) {
  EXPECT_EQ(perform({"diff", "-f", "x"}, FakeProcesses::exited(1, "+a")).end, End::succeeded);
  EXPECT_EQ(perform({"diff", "-f", "x"}, FakeProcesses::exited(2, "", "error")).end, End::failed);
  EXPECT_EQ(perform({"get", "x"}, FakeProcesses::exited(1)).end, End::failed);
}

TEST_F(KubectlTest, AnUnreachableClusterCouldNotStart) {
  const auto outcome = failure(
      "E1124 23:37:24.345332   29832 memcache.go:265] \"Unhandled Error\" err=\"couldn't get\"\n"
      "The connection to the server 127.0.0.1:1 was refused - did you specify the right host or port?\n");
  EXPECT_EQ(outcome.end, End::could_not_start);
  EXPECT_EQ(outcome.error,
            "The connection to the server 127.0.0.1:1 was refused - did you specify the right host or port?");
  EXPECT_EQ(outcome.help,
            "check that the cluster answers: kubectl --context sandbox -n volaticloud cluster-info");
}

TEST_F(KubectlTest, WhenSomethingWasPrintedSomethingWasDone) {
  const auto outcome =
      perform({"delete", "pods", "a", "b"},
              FakeProcesses::exited(1, "pod \"a\" deleted\n", "connect: connection refused"));
  EXPECT_EQ(outcome.end, End::failed);
}

TEST_F(KubectlTest, AMissingContextCouldNotStart) {
  const auto outcome = failure("error: context \"sandbox\" does not exist\n");
  EXPECT_EQ(outcome.end, End::could_not_start);
  EXPECT_EQ(outcome.help, "the contexts there are: kubectl config get-contexts");
}

TEST_F(KubectlTest, WhatTheServerRefusesFailed) {
  EXPECT_EQ(
      failure("Error from server (Forbidden): pods is forbidden").help,
      "the account may not do this; what it may: kubectl --context sandbox -n volaticloud auth can-i --list");
  EXPECT_EQ(failure("Error from server (NotFound): pods \"x\" not found").end, End::failed);
  EXPECT_EQ(failure("Unable to connect to the server: net/http: TLS handshake timeout").end, End::failed);
  EXPECT_EQ(failure("").error, "kubectl exited with status 1");
}

TEST_F(KubectlTest, NamesEachWayToEnd) {
  EXPECT_EQ(perform({"get", "x"}, FakeProcesses::ended(ChildEnd::timed_out)).end, End::timed_out);
  EXPECT_EQ(perform({"get", "x"}, FakeProcesses::ended(ChildEnd::timed_out)).error,
            "kubectl was stopped after 2 min 00 s: its time was up");
  EXPECT_EQ(perform({"get", "x"}, FakeProcesses::ended(ChildEnd::cancelled)).end, End::cancelled);
  EXPECT_EQ(perform({"get", "x"}, FakeProcesses::ended(ChildEnd::signalled, 9)).error,
            "kubectl was killed by signal 9 (Killed)");
  EXPECT_EQ(perform({"get", "x"}, FakeProcesses::ended(ChildEnd::could_not_start)).help,
            "install kubectl here, or add its folder to PATH");
}

TEST_F(KubectlTest, ShowsWhereABackupGoes) {
  call.arguments = {{"file", "/b/x.yaml"}, {"passphrase", "never shown"}};
  const auto shown = preview({"get", "secrets", "-o", "yaml"});
  EXPECT_EQ(shown.effect, Effect::read);
  EXPECT_EQ(shown.command,
            "kubectl --context sandbox --namespace volaticloud get secrets -o yaml | openssl enc "
            "-aes-256-cbc -pbkdf2 "
            "-iter 600000 -pass env:PASSPHRASE -e > /b/x.yaml");
}

TEST_F(KubectlTest, RefusesABackupThatCanNotBeOne) {
  const auto error = [&](const json& arguments) {
    call.arguments = arguments;
    return adapter->preview(call).error();
  };
  EXPECT_EQ(error({{"args", {"get", "pods"}}, {"passphrase", "p"}}),
            "`passphrase` encrypts a `file`: name it");
  EXPECT_EQ(error({{"args", {"get", "pods"}}, {"file", ""}}), "`file` is empty: name the file");
  EXPECT_EQ(error({{"args", {"get", "secrets", "-o", "yaml"}}, {"file", "/b/x"}, {"passphrase", ""}}),
            "`passphrase` is empty, and would encrypt nothing");
  EXPECT_EQ(error({{"args", {"delete", "pods", "--all"}}, {"file", "/b/x"}}),
            "`file` takes what `get` prints, without --raw");
}

std::string impact_of(Adapter& adapter, Call call, const json& args) {
  Cancellation cancel;
  RecordedNarration narration;
  Execution execution{cancel, std::chrono::seconds(10), narration};
  call.arguments["args"] = args;
  return adapter.impact(call, execution);
}

TEST_F(KubectlTest, LooksAtTheObjectsThatWouldGo) {
  processes.answers = {FakeProcesses::exited(
      0,
      R"({"kind": "Deployment", "metadata": {"name": "web"}, "spec": {"replicas": 1}, "status": {"readyReplicas": 1}})")};
  EXPECT_EQ(impact_of(*adapter, call, {"scale", "deployment/web", "--replicas=0"}),
            "Deployment web: 1 replica, 1 ready");
  EXPECT_THAT(processes.commands.back().argv, testing::Contains(std::string("get")));
  EXPECT_THAT(processes.commands.back().argv, testing::Not(testing::Contains(std::string("--replicas=0"))));
}

TEST_F(KubectlTest, LooksAtAllThatIsOnANode) {
  json items = json::array();
  for (int n = 0; n < 25; ++n)
    items.push_back({{"kind", "Pod"}, {"metadata", {{"name", std::to_string(n)}}}});
  processes.answers = {FakeProcesses::exited(0, json{{"items", items}}.dump())};
  const auto shown = impact_of(*adapter, call, {"drain", "node-1", "--ignore-daemonsets"});
  EXPECT_TRUE(shown.starts_with("Pod 0\nPod 1\n")) << shown;
  EXPECT_TRUE(shown.ends_with("Pod 23\nPod 24")) << shown;
  EXPECT_THAT(processes.commands.back().argv,
              testing::Contains(std::string("--field-selector=spec.nodeName=node-1")));
}

TEST_F(KubectlTest, ShowsTheDifferenceThatApplyWouldMake) {
  processes.answers = {FakeProcesses::exited(
      1,
      "diff -u -N /tmp/LIVE-1/v1.ConfigMap.web.x /tmp/MERGED-1/v1.ConfigMap.web.x\n"
      "--- /tmp/LIVE-1/v1.ConfigMap.web.x\t2026\n+++ /tmp/MERGED-1/v1.ConfigMap.web.x\t2026\n"
      "@@ -1,2 +1,2 @@\n data:\n-  a: b\n+  a: c\n")};
  EXPECT_EQ(impact_of(*adapter, call, {"apply", "-f", "x.yaml"}), "v1.ConfigMap.web.x:\n-  a: b\n+  a: c");
  processes.answers = {FakeProcesses::exited(0)};
  EXPECT_EQ(impact_of(*adapter, call, {"apply", "-f", "x.yaml"}), "nothing: all of it is as it should be");
}

TEST_F(KubectlTest, LooksAtNothingThatItDoesNotUnderstand) {
  for (const json& args : {json{"delete", "pod", "x", "--frob", "y"}, json{"exec", "web", "--", "rm", "x"},
                           json{"patch", "deployment", "web", "-p", "{}"}})
    EXPECT_EQ(impact_of(*adapter, call, args), "");
  EXPECT_TRUE(processes.commands.empty());
  processes.answers = {FakeProcesses::exited(1, "", "Unable to connect to the server: EOF")};
  EXPECT_TRUE(impact_of(*adapter, call, {"delete", "pod", "x"}).starts_with("not known: "));
}

}  // namespace
}  // namespace drctl
