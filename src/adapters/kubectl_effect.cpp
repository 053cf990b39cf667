#include "adapters/kubectl_effect.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <ranges>

#include "adapters/arguments.hpp"
#include "adapters/kubectl_kinds.hpp"
#include "adapters/kubectl_manifest.hpp"
#include "adapters/kubectl_verbs.hpp"
#include "adapters/unknown_verb.hpp"

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
    {"apply", "force-conflicts", Effect::destructive,
     "apply --force-conflicts overrules who manages a field"},
    {"apply", "force", Effect::destructive, "apply --force may delete and recreate objects"},
    {"create", "raw", Effect::destructive, "create --raw posts anything to the API"},
    {"auth reconcile", "remove-extra-permissions", Effect::destructive, "takes permissions away"},
    {"auth reconcile", "remove-extra-subjects", Effect::destructive, "takes roles away"},
    {"cluster-info dump", "output-directory", Effect::change, "cluster-info dump writes files"},
};

const WorseFlag* worse_flag_in(const KubectlWords& words) {
  for (const auto& row : worse_flags) {
    if (words.may_be(row.verb) && words.mentions(row.flag)) return &row;
  }
  return nullptr;
}

// --raw sends the request as it is, whatever --dry-run says.
bool is_dry_run(const KubectlWords& words, const KubectlVerb& verb) {
  const auto value = words.surely("dry-run");
  if (words.mentions("raw")) return false;
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
  if (!given || given->empty())
    return {Effect::destructive, "scales to a number that isn't given as --replicas=N"};
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

// `key-` takes a label away; nothing tells a name that isn't known yet from one.
bool removes_one(std::span<const std::string> words) {
  const auto removes = [](const std::string& word) { return word.ends_with('-') && !word.starts_with('-'); };
  const auto may_remove = [](const std::string& word) { return is_unknown(word) && !word.contains('='); };
  return std::ranges::any_of(words, removes) ||
         std::ranges::any_of(words.subspan(std::min<std::size_t>(3, words.size())), may_remove);
}

// Services, network policies and daemon sets find their pods and nodes by labels, controllers what to do by
// annotations.
KubectlEffect label_effect(const KubectlWords& words, const KubectlVerb& verb) {
  const auto what = verb.words;
  if (words.mentions("overwrite"))
    return {Effect::destructive, fmt::format("{} --overwrite replaces what others may rely on", what)};
  if (removes_one(words.before_command()))
    return {Effect::destructive, fmt::format("{} NAME- removes what others may rely on", what)};
  return {verb.effect, std::string(verb.reason)};
}

KubectlEffect manifest_effect(const KubectlVerb& verb, std::string_view manifest) {
  if (auto stops = stops_a_workload(manifest); !stops.empty()) return {Effect::destructive, stops};
  return {verb.effect, std::string(verb.reason)};
}

}  // namespace

KubectlEffect effect_of(const KubectlWords& words, std::string_view input) {
  const auto* verb = find_verb(words);
  if (!verb) return {Effect::destructive, unknown_verb("kubectl", words, kubectl_verbs()), false};
  if (is_dry_run(words, *verb)) return {Effect::read, "--dry-run changes nothing"};
  if (const auto* worse = worse_flag_in(words)) return {worse->effect, std::string(worse->reason)};
  if (verb->words == "scale") return scale_effect(words);
  if (verb->words == "taint") return taint_effect(words, *verb);
  if (verb->words == "label" || verb->words == "annotate") return label_effect(words, *verb);
  if (verb->words == "apply" || verb->words == "create") return manifest_effect(*verb, input);
  return {verb->effect, std::string(verb->reason)};
}

bool is_cluster_wide(const KubectlWords& words) {
  const auto* verb = find_verb(words);
  if (verb && verb->scope == KubectlVerb::Scope::cluster) return true;
  return names_cluster_objects(words);
}

}  // namespace drctl
