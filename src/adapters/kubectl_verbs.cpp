#include "adapters/kubectl_verbs.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace drctl {
namespace {

constexpr auto read = Effect::read;
constexpr auto change = Effect::change;
constexpr auto destructive = Effect::destructive;
constexpr auto dry_run = KubectlVerb::DryRun::yes;
constexpr auto no_dry_run = KubectlVerb::DryRun::no;
constexpr auto cluster = KubectlVerb::Scope::cluster;
constexpr auto local = KubectlVerb::Scope::local;

// What a flag or value can make worse is in kubectl_effect.cpp; what can't be run at all, in
// kubectl_refusals.cpp.
constexpr KubectlVerb table[] = {
    {"get", read, "get only reads"},
    {"describe", read, "describe only reads"},
    {"logs", read, "logs only reads"},
    {"events", read, "events only reads"},
    {"top", read, "top only reads"},
    {"explain", read, "explain only reads"},
    {"diff", read, "diff only compares"},
    {"wait", read, "wait only watches"},
    {"version", read, "version only reads", no_dry_run, cluster},
    {"cluster-info", read, "cluster-info only reads", no_dry_run, cluster},
    {"api-resources", read, "api-resources only reads", no_dry_run, cluster},
    {"api-versions", read, "api-versions only reads", no_dry_run, cluster},
    {"auth can-i", read, "auth can-i only asks"},
    {"auth whoami", read, "auth whoami only asks", no_dry_run, cluster},
    {"rollout status", read, "rollout status only watches"},
    {"rollout history", read, "rollout history only reads"},
    {"apply view-last-applied", read, "apply view-last-applied only reads"},
    {"kustomize", read, "kustomize only builds manifests", no_dry_run, local},
    {"config view", read, "config view only reads", no_dry_run, local},
    {"config current-context", read, "config current-context only reads", no_dry_run, local},
    {"config get-contexts", read, "config get-contexts only reads", no_dry_run, local},
    {"config get-clusters", read, "config get-clusters only reads", no_dry_run, local},
    {"config get-users", read, "config get-users only reads", no_dry_run, local},
    {"plugin list", read, "plugin list only reads", no_dry_run, local},
    {"options", read, "options only prints help", no_dry_run, local},
    {"help", read, "help only prints help", no_dry_run, local},
    {"completion", read, "completion only prints a script", no_dry_run, local},

    {"apply", change, "apply creates or updates objects", dry_run},
    {"apply set-last-applied", change, "apply set-last-applied changes an annotation", dry_run},
    {"create", change, "create adds objects", dry_run},
    {"create clusterrole", change, "create clusterrole adds permissions", dry_run, cluster},
    {"create clusterrolebinding", change, "create clusterrolebinding gives permissions", dry_run, cluster},
    {"create configmap", change, "create configmap adds an object", dry_run},
    {"create cronjob", destructive, "create cronjob starts pods that may do anything", dry_run},
    {"create deployment", change, "create deployment adds a workload", dry_run},
    {"create ingress", change, "create ingress adds a way in", dry_run},
    {"create job", destructive, "create job starts a pod that may do anything", dry_run},
    {"create namespace", change, "create namespace adds a namespace", dry_run, cluster},
    {"create poddisruptionbudget", change, "create poddisruptionbudget limits evictions", dry_run},
    {"create priorityclass", change, "create priorityclass adds a priority", dry_run, cluster},
    {"create quota", change, "create quota limits what the namespace may use", dry_run},
    {"create role", change, "create role adds permissions", dry_run},
    {"create rolebinding", change, "create rolebinding gives permissions", dry_run},
    {"create secret", change, "create secret adds an object", dry_run},
    {"create service", change, "create service adds an object", dry_run},
    {"create serviceaccount", change, "create serviceaccount adds an object", dry_run},
    {"expose", change, "expose adds a service", dry_run},
    {"label", change, "label changes labels", dry_run},
    {"annotate", change, "annotate changes annotations", dry_run},
    {"set env", change, "set env changes the workload, whose pods are replaced", dry_run},
    {"set image", change, "set image changes the workload, whose pods are replaced", dry_run},
    {"set resources", change, "set resources changes the workload, whose pods are replaced", dry_run},
    {"set serviceaccount", change, "set serviceaccount changes the workload, whose pods are replaced",
     dry_run},
    {"set subject", change, "set subject changes who has a role", dry_run},
    {"rollout restart", change, "rollout restart replaces the pods one after another"},
    {"rollout pause", change, "rollout pause holds back later changes"},
    {"rollout resume", change, "rollout resume carries out what was held back"},
    {"cordon", change, "cordon keeps new pods off the node", dry_run, cluster},
    {"uncordon", change, "uncordon lets pods on the node again", dry_run, cluster},
    {"taint", change, "taint changes which pods the node takes", dry_run, cluster},
    {"certificate approve", change, "certificate approve issues a certificate", no_dry_run, cluster},
    {"certificate deny", change, "certificate deny refuses a certificate for good", no_dry_run, cluster},
    {"auth reconcile", change, "auth reconcile adds permissions", dry_run},

    {"delete", destructive, "delete removes objects", dry_run},
    {"drain", destructive, "drain evicts every pod of the node", dry_run, cluster},
    {"scale", destructive, "scale may stop pods", dry_run},
    {"autoscale", destructive, "autoscale may scale down to its --min", dry_run},
    {"replace", destructive, "replace drops what the new object doesn't name", dry_run},
    {"patch", destructive, "patch can change or remove anything in the object", dry_run},
    {"set selector", destructive, "set selector can leave a service without pods", dry_run},
    {"rollout undo", destructive, "rollout undo goes back to an older version", dry_run},
    {"exec", destructive, "exec runs any command in the container"},
    {"cp", destructive, "cp overwrites files"},
    {"run", destructive, "run starts a pod that may do anything", dry_run},
    {"debug", destructive, "debug can replace a pod or enter a node"},
    {"config", destructive, "config changes the kubeconfig that every command relies on", no_dry_run, local},
};

// kubectl's own short names of what it creates.
struct Alias {
  std::string_view words, row;
};
constexpr Alias aliases[] = {
    {"create cj", "create cronjob"},
    {"create cm", "create configmap"},
    {"create deploy", "create deployment"},
    {"create ing", "create ingress"},
    {"create ns", "create namespace"},
    {"create pc", "create priorityclass"},
    {"create pdb", "create poddisruptionbudget"},
    {"create resourcequota", "create quota"},
    {"create sa", "create serviceaccount"},
    {"create svc", "create service"},
};

const KubectlVerb* row_of(std::string_view words) {
  const auto alias = std::ranges::find(aliases, words, &Alias::words);
  const auto name = alias == std::end(aliases) ? words : alias->row;
  const auto row = std::ranges::find(table, name, &KubectlVerb::words);
  return row == std::end(table) ? nullptr : row;
}

// `create NAME` runs the plug-in kubectl-create-NAME when kubectl itself knows no such thing to create.
bool may_be_plugin(const KubectlWords& words) {
  return words.word(0) == "create" && !words.word(1).empty() && !words.word(1).starts_with('-');
}

}  // namespace

const KubectlVerb* find_verb(const KubectlWords& words) {
  if (const auto* row = row_of(words.first(2))) return row;
  return may_be_plugin(words) ? nullptr : row_of(words.word(0));
}

std::vector<std::string_view> kubectl_verbs() {
  std::vector<std::string_view> verbs;
  for (const auto& row : table) verbs.push_back(row.words);
  return verbs;
}

}  // namespace drctl
