#include "adapters/kubectl_effect.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace drctl {
namespace {

KubectlWords words_in(const std::string& line) {
  std::istringstream in(line);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return KubectlWords(words);
}

std::string judge(const std::string& line) {
  const auto effect = effect_of(words_in(line));
  return std::string(to_string(effect.effect)) + ": " + effect.reason;
}

Effect effect(const std::string& line) { return effect_of(words_in(line)).effect; }

TEST(KubectlEffect, WhatOnlyReads) {
  for (const char* line :
       {"get pods -o json", "describe node n", "logs -l app=x --tail=50", "top pod", "events",
        "diff -f x.yaml", "wait --for=condition=Ready pod/x", "rollout status deployment/x",
        "rollout history deployment/x", "auth can-i delete pods", "auth whoami", "api-resources", "version",
        "cluster-info", "explain pod", "config view", "config get-contexts",
        "apply view-last-applied deployment/x"})
    EXPECT_EQ(effect(line), Effect::read) << line;
}

TEST(KubectlEffect, WhatChanges) {
  for (const char* line :
       {"apply -f x.yaml", "create namespace x", "expose deployment x", "label pod x a=b",
        "annotate pod x a=b", "set image deployment/x c=i:2", "rollout restart deployment/x",
        "rollout pause deployment/x", "cordon n", "uncordon n", "taint node n a=b:NoSchedule",
        "taint node n a=b:NoExecute-", "certificate approve x", "auth reconcile -f x",
        "cluster-info dump --output-directory=d"})
    EXPECT_EQ(effect(line), Effect::change) << line;
}

TEST(KubectlEffect, WhatDestroys) {
  for (const char* line :
       {"delete pod x", "drain n --ignore-daemonsets", "patch deployment x -p {}", "replace -f x.yaml",
        "rollout undo deployment/x", "autoscale deployment x --min=1 --max=2", "set selector service x a=b",
        "exec pod -- rm -rf /", "cp a pod:/b", "run x --image=i", "debug node/n", "config set-context x",
        "config use-context x", "apply -f x --prune -l a=b", "apply -f x --force", "create --raw /api -f x",
        "auth reconcile -f x --remove-extra-permissions", "taint node n a=b:NoExecute",
        "taint node n a=b:${effect}"})
    EXPECT_EQ(effect(line), Effect::destructive) << line;
}

TEST(KubectlEffect, WhatReplacesOrRemovesSaysSo) {
  EXPECT_EQ(judge("label pod x a=b --overwrite"),
            "destructive: label --overwrite replaces what others may rely on");
  EXPECT_EQ(judge("annotate pod x a-"), "destructive: annotate NAME- removes what others may rely on");
  EXPECT_EQ(judge("create job x --image=i"), "destructive: create job starts a pod that may do anything");
  EXPECT_EQ(judge("create foo x"), "destructive: drctl doesn't know what `kubectl create foo` does");
}

TEST(KubectlEffect, AManifestMayStopAWorkload) {
  const auto apply = words_in("apply -f -");
  for (const char* manifest :
       {"spec: {replicas: 0}", "replicas: 00\n", R"({"replicas" : 0})", "replicas: '0'"})
    EXPECT_EQ(effect_of(apply, manifest).effect, Effect::destructive) << manifest;
  for (const char* manifest : {"spec: {replicas: 10}", "# replicas", "minReplicas: 0", "replicas-of: 0", ""})
    EXPECT_EQ(effect_of(apply, manifest).effect, Effect::change) << manifest;
  EXPECT_EQ(effect_of(apply, "replicas: ${n}").reason,
            "the manifest sets replicas to ${n}: the workload may stop");
}

TEST(KubectlEffect, AnUnknownVerbIsDestructive) {
  EXPECT_EQ(judge("cnpg promote x"), "destructive: drctl doesn't know what `kubectl cnpg` does");
  EXPECT_EQ(judge("rollout undoo x"),
            "destructive: drctl doesn't know what `kubectl rollout undoo` does (did you mean rollout undo?)");
  EXPECT_EQ(judge("gett pods"),
            "destructive: drctl doesn't know what `kubectl gett` does (did you mean get?)");
}

TEST(KubectlEffect, ScalingDownStops) {
  EXPECT_EQ(judge("scale deployment x --replicas=0"), "destructive: scales to 0: the workload stops");
  EXPECT_EQ(judge("scale deployment x --replicas=${replicas}"),
            "destructive: scales to ${replicas}, which may be 0 or fewer than now");
  EXPECT_EQ(
      judge("scale deployment x --replicas=2"),
      "destructive: scales to 2, which may be fewer than now (--current-replicas=N would rule that out)");
  EXPECT_EQ(judge("scale deployment x --replicas=1 --current-replicas=2"),
            "destructive: scales down from 2 to 1");
  EXPECT_EQ(judge("scale deployment x --replicas 2 --current-replicas=0"),
            "destructive: scales to a number that isn't given as --replicas=N");
}

TEST(KubectlEffect, ScalingUpFromAKnownNumberChanges) {
  EXPECT_EQ(judge("scale deployment x --replicas=2 --current-replicas=0"),
            "change: scales up from 0 to 2, only if 0 are set now");
}

TEST(KubectlEffect, ANumberThatKubectlDoesntCheckProvesNothing) {
  EXPECT_EQ(effect("scale deployment x --replicas=2 --current-replicas=-1"), Effect::destructive);
  EXPECT_EQ(effect("scale deployment x --replicas=2 -l --current-replicas=0"), Effect::destructive);
  EXPECT_EQ(effect("scale deployment x --replicas=2 --replicas=0 --current-replicas=0"), Effect::destructive);
}

TEST(KubectlEffect, ADryRunReads) {
  EXPECT_EQ(judge("delete pod x --dry-run=server"), "read: --dry-run changes nothing");
  EXPECT_EQ(effect("apply --dry-run=client -f x"), Effect::read);
  EXPECT_EQ(effect("delete pod x --force --dry-run=server"), Effect::read);
  EXPECT_EQ(effect("apply -f - --dry-run=server"), Effect::read);
}

TEST(KubectlEffect, WhatOnlyLooksLikeADryRunDoesNot) {
  for (const char* line :
       {"delete pod x --dry-run=none", "delete pod x --dry-run=server --dry-run=none",
        "delete pod --field-manager --dry-run=server", "delete pod -- x --dry-run=server",
        "delete pod x --dry-run server", "delete pod x --dry-run=${mode}", "exec pod ls --dry-run=server"})
    EXPECT_EQ(effect(line), Effect::destructive) << line;
}

TEST(KubectlEffect, KnowsWhatConcernsTheWholeCluster) {
  EXPECT_TRUE(is_cluster_wide(words_in("drain n")));
  EXPECT_TRUE(is_cluster_wide(words_in("delete node n")));
  EXPECT_TRUE(is_cluster_wide(words_in("delete namespace/x")));
  for (const char* line : {"delete NODES/n", "delete -l a=b nodes", "delete pods,ns x", "delete pod/x node/y",
                           "delete ingressclasses x", "get validatingadmissionpolicies",
                           "delete clusterroles.rbac.authorization.k8s.io x", "create ns x"})
    EXPECT_TRUE(is_cluster_wide(words_in(line))) << line;
  for (const char* line : {"delete pod n", "delete pod node", "exec x -- cat node/y", "delete noses x"})
    EXPECT_FALSE(is_cluster_wide(words_in(line))) << line;
}

}  // namespace
}  // namespace drctl
