#include "adapters/helm_impact.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>

#include "adapters/helm_manifest.hpp"
#include "adapters/impact_text.hpp"
#include "support/contains.hpp"

namespace drctl {
namespace {

using Words = std::vector<std::string>;
using Text = std::expected<std::string, std::string>;

/// Those of uninstall and rollback.
constexpr std::array<std::string_view, 10> switches = {
    "--wait",  "--wait-for-jobs", "--no-hooks",        "--keep-history", "--ignore-not-found",
    "--force", "--recreate-pods", "--cleanup-on-fail", "--debug",        "--dry-run"};
constexpr std::array<std::string_view, 5> valued = {"--timeout", "--cascade", "--description",
                                                    "--history-max", "--namespace"};

/// What is no flag, behind the verb; nothing where a flag is not known.
std::optional<Words> names_in(const HelmWords& words) {
  Words names;
  const auto all = words.all();
  for (std::size_t at = 1; at < all.size(); ++at) {
    const auto flag = std::string_view(all[at]).substr(0, all[at].find('='));
    const bool takes_value = contains(valued, flag) || flag == "-n";
    if (!flag.starts_with('-'))
      names.push_back(all[at]);
    else if (!takes_value && !contains(switches, flag))
      return std::nullopt;
    else if (takes_value && !all[at].contains('='))
      ++at;
  }
  return names;
}

class Look {
 public:
  Look(const HelmWords& words, const ReadHelm& helm) : words_(words), helm_(helm) {}

  std::string of_upgrade() const {
    Words tried(words_.all().begin(), words_.all().end());
    tried.insert(tried.end(), {"--dry-run=server", "-o", "json"});
    const auto printed = helm_(tried);
    if (!printed) return not_known(printed.error());
    const auto release = nlohmann::json::parse(*printed, nullptr, false);
    if (!release.is_object() || !release.contains("manifest"))
      return not_known("the dry run shows no manifest");
    const auto now = manifest(release.value("name", ""));
    return helm_changes(objects_of(now.value_or("")), objects_of(release["manifest"].get<std::string>()));
  }

  std::string of_uninstall(const Words& releases) const {
    HelmObjects objects;
    for (const auto& release : releases) {
      const auto now = manifest(release);
      if (!now) return not_known(now.error());
      objects.merge(objects_of(*now));
    }
    return helm_changes(objects, {});
  }

  std::string of_rollback(const Words& names) const {
    const auto revision = names.size() > 1 && names[1] != "0" ? Text(names[1]) : revision_before(names[0]);
    if (!revision) return not_known(revision.error());
    const auto now = manifest(names[0]), then = manifest(names[0], {"--revision", *revision});
    if (!now || !then) return not_known((now ? then : now).error());
    return helm_changes(objects_of(*now), objects_of(*then));
  }

 private:
  Text manifest(const std::string& release, const Words& more = {}) const {
    return read({"get", "manifest", release}, more);
  }

  /// `rollback` without a revision goes back by one.
  Text revision_before(const std::string& release) const {
    const auto history = read({"history", release}, {"--max", "1", "-o", "json"});
    if (!history) return history;
    const auto newest = nlohmann::json::parse(*history, nullptr, false);
    if (!newest.is_array() || newest.empty()) return std::unexpected("the release has no history");
    return std::to_string(newest.back().value("revision", 0) - 1);
  }

  Text read(Words command, const Words& more) const {
    command.insert(command.end(), more.begin(), more.end());
    if (const auto space = words_.value_of("namespace", 'n'))
      command.insert(command.end(), {"--namespace", *space});
    return helm_(command);
  }

  const HelmWords& words_;
  const ReadHelm& helm_;
};

}  // namespace

std::string helm_impact(const HelmWords& words, const ReadHelm& helm) {
  const Look look(words, helm);
  const auto verb = helm_verb(words);
  if (verb == "install" || verb == "upgrade") return look.of_upgrade();
  const auto names = names_in(words);
  if (!names || names->empty()) return {};
  if (verb == "uninstall") return look.of_uninstall(*names);
  return verb == "rollback" ? look.of_rollback(*names) : std::string();
}

}  // namespace drctl
