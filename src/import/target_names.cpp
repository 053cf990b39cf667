#include "import/target_names.hpp"

#include <algorithm>
#include <set>

namespace drctl {

TargetNames::TargetNames(const RunbookDraft& draft) : draft_(draft) {
  for (const auto& step : draft.steps) see(step.call.target);
}

std::string TargetNames::needed_name(const TargetDraft& target) const {
  std::set<std::string> names;
  for (const auto& known : known_)
    if (known.kind == target.kind) names.insert(known.name);
  for (const auto& included : draft_.included_targets)
    if (included.kind == target.kind) names.insert(included.name);
  if (names.size() < 2) return {};
  const auto found = std::ranges::find_if(known_, [&](const Known& known) { return fits(known, target); });
  return found == known_.end() ? std::string{} : found->name;
}

std::vector<NamedTarget> TargetNames::all() const {
  std::vector<NamedTarget> targets;
  for (const auto& known : known_) targets.push_back({known.name, known.kind, known.hint});
  return targets;
}

/// The document's main database is `database`, another one says which it is.
std::string TargetNames::base_of(const TargetDraft& target) const {
  if (target.kind == "kubernetes") return "cluster";
  const bool is_main = target.database.empty() || target.database == draft_.main_database;
  return is_main ? "database" : "database-" + id_of(target.database);
}

bool TargetNames::fits(const Known& known, const TargetDraft& target) const {
  return known.kind == target.kind && known.base == base_of(target) &&
         (target.hint.empty() || known.hint.empty() || target.hint == known.hint);
}

void TargetNames::see(const TargetDraft& target) {
  if (target.kind.empty()) return;
  const auto found = std::ranges::find_if(known_, [&](const Known& known) { return fits(known, target); });
  if (found == known_.end())
    known_.push_back({target.kind, base_of(target), target.hint, names_.take(base_of(target))});
  else if (found->hint.empty())
    found->hint = target.hint;
}

std::vector<NamedTarget> targets_of(const RunbookDraft& draft) { return TargetNames(draft).all(); }

}  // namespace drctl
