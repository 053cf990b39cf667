#include "adapters/helm_effect.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <vector>

#include "adapters/unknown_verb.hpp"

namespace drctl {
namespace {

constexpr auto read = Effect::read;
constexpr auto change = Effect::change;
constexpr auto destructive = Effect::destructive;

struct Verb {
  std::string_view words;
  Effect effect;
  std::string_view reason;
  bool has_dry_run = false;
};

constexpr Verb verbs[] = {
    {"list", read, "list only reads"},
    {"status", read, "status only reads"},
    {"history", read, "history only reads"},
    {"get all", read, "get only reads"},
    {"get values", read, "get only reads"},
    {"get manifest", read, "get only reads"},
    {"get notes", read, "get only reads"},
    {"get hooks", read, "get only reads"},
    {"get metadata", read, "get only reads"},
    {"template", read, "template only renders"},
    {"lint", read, "lint only looks at the chart"},
    {"show", read, "show only reads the chart"},
    {"search", read, "search only reads"},
    {"verify", read, "verify only reads the chart"},
    {"version", read, "version only reads"},
    {"env", read, "env only reads"},
    {"repo list", read, "repo list only reads"},
    {"dependency list", read, "dependency list only reads"},
    {"install", change, "install adds a release", true},
    {"upgrade", change, "upgrade changes the release", true},
    {"test", change, "test starts the release's test pods"},
    {"repo add", change, "repo add changes this machine's list of repositories"},
    {"repo update", change, "repo update fetches what the repositories have"},
    {"repo index", destructive, "repo index overwrites a file"},
    {"dependency build", change, "dependency build fetches charts"},
    {"dependency update", change, "dependency update fetches charts"},
    {"pull", change, "pull writes a file"},
    {"package", change, "package writes a file"},
    {"create", destructive, "create overwrites a chart of that name"},
    {"uninstall", destructive, "uninstall removes every object of the release", true},
    {"rollback", destructive, "rollback goes back to an older revision of the release", true},
    {"repo remove", destructive, "repo remove forgets a repository"},
    {"push", destructive, "push may overwrite a chart that others use"},
};

struct Alias {
  std::string_view word, verb;
};
constexpr Alias aliases[] = {{"ls", "list"},       {"hist", "history"},   {"delete", "uninstall"},
                             {"del", "uninstall"}, {"un", "uninstall"},   {"inspect", "show"},
                             {"fetch", "pull"},    {"dep", "dependency"}, {"dependencies", "dependency"}};

/// A flag that makes a verb worse than its row says.
struct WorseFlag {
  std::string_view verb, flag;
  Effect effect;
  std::string_view reason;
};
constexpr WorseFlag worse_flags[] = {
    {"upgrade", "force", destructive, "upgrade --force may delete and recreate objects"},
    {"upgrade", "force-replace", destructive, "upgrade --force-replace deletes and recreates objects"},
    {"upgrade", "reset-values", destructive, "upgrade --reset-values drops the values set before"},
    {"upgrade", "reset-then-reuse-values", destructive, "upgrade --reset-then-reuse-values may drop values"},
    {"upgrade", "cleanup-on-fail", destructive, "upgrade --cleanup-on-fail deletes objects when it fails"},
    {"upgrade", "atomic", destructive, "upgrade --atomic rolls the release back when it fails"},
    {"upgrade", "rollback-on-failure", destructive, "upgrade rolls the release back when it fails"},
    {"install", "replace", destructive, "install --replace takes the place of an older release"},
    {"install", "force", destructive, "install --force may delete and recreate objects"},
    {"install", "force-replace", destructive, "install --force-replace deletes and recreates objects"},
    {"install", "take-ownership", destructive, "install --take-ownership takes objects from others"},
    {"upgrade", "take-ownership", destructive, "upgrade --take-ownership takes objects from others"},
    {"upgrade", "force-conflicts", destructive, "upgrade --force-conflicts overrules who manages a field"},
    {"install", "force-conflicts", destructive, "install --force-conflicts overrules who manages a field"},
    {"upgrade", "recreate-pods", destructive, "upgrade --recreate-pods stops the pods"},
    {"upgrade", "history-max", destructive, "upgrade --history-max forgets older revisions"},
    {"template", "output-dir", destructive, "template --output-dir overwrites files"},
    {"template", "dependency-update", change, "template --dependency-update fetches charts"},
    {"repo add", "force-update", destructive, "repo add --force-update takes the place of a repository"},
};

std::string unaliased(std::string_view word) {
  const auto alias = std::ranges::find(aliases, word, &Alias::word);
  return std::string(alias == std::end(aliases) ? word : alias->verb);
}

const Verb* find(const std::string& verb) {
  const auto row = std::ranges::find(verbs, verb, &Verb::words);
  return row == std::end(verbs) ? nullptr : row;
}

/// `--dry-run`, `--dry-run=client` and `--dry-run=server`; helm takes the word behind it for an argument.
/// Charts that are fetched on the way stay.
bool is_dry_run(const HelmWords& words) {
  constexpr std::string_view dry[] = {"", "client", "server", "true"};
  const auto value = words.surely("dry-run");
  return value && std::ranges::find(dry, *value) != std::end(dry) && !words.mentions("dependency-update");
}

HelmEffect unknown(const HelmWords& words) {
  std::vector<std::string_view> names;
  for (const auto& verb : verbs) names.push_back(verb.words);
  return {destructive, unknown_verb("helm", words, names), false};
}

/// Of the second word.
std::string_view unaliased_second(std::string_view word) {
  return word == "up" ? "update" : word == "ls" ? "list" : word;
}

}  // namespace

std::string helm_verb(const HelmWords& words) {
  const auto first = unaliased(words.word(0));
  const auto both = first + " " + std::string(unaliased_second(words.word(1)));
  return find(both) != nullptr ? both : first;
}

HelmEffect effect_of_helm(const HelmWords& words) {
  const auto name = helm_verb(words);
  const auto* verb = find(name);
  if (verb == nullptr) return unknown(words);
  if (verb->has_dry_run && is_dry_run(words)) return {read, "--dry-run changes nothing"};
  for (const auto& row : worse_flags)
    if (row.verb == name && words.mentions(row.flag)) return {row.effect, std::string(row.reason)};
  return {verb->effect, std::string(verb->reason)};
}

}  // namespace drctl
