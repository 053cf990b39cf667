#include "adapters/kubectl_effect.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <ranges>

#include "adapters/arguments.hpp"
#include "adapters/kubectl_verbs.hpp"

namespace drctl {
namespace {

// A flag that makes a verb worse than its row says.
struct WorseFlag {
  std::string_view verb, flag;
  Effect effect;
  std::string_view reason;
};

constexpr WorseFlag worse_flags[] = {
    {"apply", "prune", Effect::destructive, "apply --prune removes objects that the files don't name"},
    {"apply", "force", Effect::destructive, "apply --force may delete and recreate objects"},
    {"create", "raw", Effect::destructive, "create --raw posts anything to the API"},
    {"auth reconcile", "remove-extra-permissions", Effect::destructive, "takes permissions away"},
    {"auth reconcile", "remove-extra-subjects", Effect::destructive, "takes roles away"},
    {"cluster-info dump", "output-directory", Effect::change, "cluster-info dump writes files"},
    {"kustomize", "output", Effect::change, "kustomize --output writes files"},
    {"kustomize", "enable-exec", Effect::destructive, "kustomize --enable-exec runs programs"},
    {"kustomize", "enable-alpha-plugins", Effect::destructive, "kustomize plugins run programs"},
    {"kustomize", "enable-helm", Effect::destructive, "kustomize --enable-helm runs helm"},
};

const WorseFlag* worse_flag_in(const KubectlWords& words) {
  for (const auto& row : worse_flags) {
    if (row.verb != words.first(1) && row.verb != words.first(2)) continue;
    if (words.mentions(row.flag, row.flag == "output" ? 'o' : '\0')) return &row;
  }
  return nullptr;
}

bool is_dry_run(const KubectlWords& words, const KubectlVerb& verb) {
  const auto value = words.surely("dry-run");
  return verb.dry_run == KubectlVerb::DryRun::yes && (value == "client" || value == "server");
}

std::optional<int> whole_number(const std::optional<std::string>& text) {
  int number = 0;
  if (!text || text->empty()) return std::nullopt;
  const auto end = text->data() + text->size();
  const auto parsed = std::from_chars(text->data(), end, number);
  if (parsed.ec != std::errc() || parsed.ptr != end || number < 0) return std::nullopt;
  return number;
}

// Only kubectl's own precondition, --current-replicas, makes sure that no pod is stopped.
KubectlEffect scale_effect(const KubectlWords& words) {
  const auto given = words.surely("replicas");
  const auto replicas = whole_number(given);
  if (!given) return {Effect::destructive, "scales to a number that isn't given as --replicas=N"};
  if (!replicas)
    return {Effect::destructive, fmt::format("scales to {}, which may be 0 or fewer than now", *given)};
  if (*replicas == 0) return {Effect::destructive, "scales to 0: the workload stops"};
  const auto current = whole_number(words.surely("current-replicas"));
  if (!current)
    return {
        Effect::destructive,
        fmt::format("scales to {}, which may be fewer than now (--current-replicas=N would rule that out)",
                    *replicas)};
  if (*current > *replicas)
    return {Effect::destructive, fmt::format("scales down from {} to {}", *current, *replicas)};
  return {Effect::change,
          fmt::format("scales up from {} to {}, only if {} are set now", *current, *replicas, *current)};
}

KubectlEffect taint_effect(const KubectlWords& words, const KubectlVerb& verb) {
  const auto evicts = [](const std::string& word) {
    return word.contains("NoExecute") && !word.ends_with('-');
  };
  if (std::ranges::any_of(words.all(), evicts))
    return {Effect::destructive, "a NoExecute taint evicts the node's pods"};
  if (std::ranges::any_of(words.all().subspan(2 < words.all().size() ? 2 : words.all().size()), is_unknown))
    return {Effect::destructive, "the taint isn't known yet; NoExecute would evict the node's pods"};
  return {verb.effect, std::string(verb.reason)};
}

constexpr std::string_view cluster_scoped[] = {"node",
                                               "nodes",
                                               "no",
                                               "namespace",
                                               "namespaces",
                                               "ns",
                                               "pv",
                                               "persistentvolume",
                                               "persistentvolumes",
                                               "sc",
                                               "storageclass",
                                               "storageclasses",
                                               "crd",
                                               "crds",
                                               "customresourcedefinition",
                                               "customresourcedefinitions",
                                               "clusterrole",
                                               "clusterroles",
                                               "clusterrolebinding",
                                               "clusterrolebindings",
                                               "priorityclass",
                                               "priorityclasses",
                                               "pc",
                                               "validatingwebhookconfiguration",
                                               "validatingwebhookconfigurations",
                                               "mutatingwebhookconfiguration",
                                               "mutatingwebhookconfigurations",
                                               "apiservice",
                                               "apiservices",
                                               "csr",
                                               "certificatesigningrequest",
                                               "certificatesigningrequests"};

}  // namespace

KubectlEffect effect_of(const KubectlWords& words) {
  const auto* verb = find_verb(words);
  if (!verb) {
    auto reason = fmt::format("drctl doesn't know what `kubectl {}` does", words.first(1));
    if (const auto meant = nearest_verb(words.word(0)); !meant.empty() && meant != words.word(0))
      reason += fmt::format(" (did you mean {}?)", meant);
    return {Effect::destructive, reason};
  }
  if (is_dry_run(words, *verb)) return {Effect::read, "--dry-run changes nothing"};
  if (const auto* worse = worse_flag_in(words)) return {worse->effect, std::string(worse->reason)};
  if (verb->words == "scale") return scale_effect(words);
  if (verb->words == "taint") return taint_effect(words, *verb);
  return {verb->effect, std::string(verb->reason)};
}

bool is_cluster_wide(const KubectlWords& words) {
  const auto* verb = find_verb(words);
  if (verb && verb->scope == KubectlVerb::Scope::cluster) return true;
  const auto kind = words.word(1).substr(0, words.word(1).find('/'));
  return std::ranges::find(cluster_scoped, kind) != std::end(cluster_scoped);
}

}  // namespace drctl
