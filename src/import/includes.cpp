#include "import/includes.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "import/item_steps.hpp"
#include "support/contains.hpp"

namespace drctl {
namespace {

using Map = YamlPart::Map;

/// The link that the item is, or nullptr.
const Link* only_link(const Block& item) {
  if (!item.children.empty() || item.prose.size() != 1 || item.prose.front().links.size() != 1)
    return nullptr;
  const auto& link = item.prose.front().links.front();
  return item.prose.front().text == link.text + " (" + link.target + ")" ? &link : nullptr;
}

/// The id is stated only when the runbook's own name is taken.
Map include_of(const std::string& name, UniqueNames& ids) {
  Map keys = {{"runbook", {.content = name}}};
  if (const auto id = ids.take(name); id != name) keys.push_back({"id", {.content = id}});
  return keys;
}

DraftedStep choice_of(const std::vector<std::string>& names, const Prose& prose, UniqueNames& ids) {
  Map options;
  for (const auto& name : names) {
    YamlPart::List steps = {{.content = include_of(name, ids), .style = YamlPart::Style::flow}};
    options.push_back({name, {.content = Map{{"steps", {.content = std::move(steps)}}}}});
  }
  DraftedStep step;
  step.title = prose.links.front().text;
  step.comments = {prose.text};
  step.call.keys = {{"choose", {.content = std::move(options)}}};
  step.includes = names;
  return step;
}

DraftedStep include_step(const std::string& name, UniqueNames& ids) {
  DraftedStep step;
  step.call.keys = include_of(name, ids);
  step.includes = {name};
  return step;
}

/// What a runbook includes, and what those include, by walking the drafts.
class Reach {
 public:
  explicit Reach(const std::vector<RunbookDraft>& runbooks) : runbooks_(runbooks) {}

  std::set<std::string> of(const RunbookDraft& runbook) const {
    std::set<std::string> reached;
    visit(runbook, reached);
    return reached;
  }
  const RunbookDraft& named(const std::string& name) const {
    return *std::ranges::find(runbooks_, name, &RunbookDraft::name);
  }

 private:
  void visit(const RunbookDraft& runbook, std::set<std::string>& reached) const {
    for (const auto& step : runbook.steps)
      for (const auto& name : step.includes)
        if (reached.insert(name).second) visit(named(name), reached);
  }

  const std::vector<RunbookDraft>& runbooks_;
};

void break_circle(RunbookDraft& runbook) {
  for (auto& step : runbook.steps) {
    if (step.includes.empty()) continue;
    const auto name = step.includes.front();
    if (step.id.empty()) step.id = name;
    if (step.title.empty()) step.title = name;
    step.call = manual_call("Carry out the runbook: drctl run " + name);
    step.call.comments = {"by hand: included here, it would include itself"};
    step.includes.clear();
  }
}

}  // namespace

std::vector<DraftedStep> included_by(const Block& item, const std::string& runbook, const Anchors& anchors,
                                     UniqueNames& ids) {
  const auto* link = only_link(item);
  const auto linked = link == nullptr ? anchors.end() : anchors.find(link->target);
  if (linked == anchors.end() || linked->second.names.empty() || contains(linked->second.names, runbook))
    return {};
  const auto& names = linked->second.names;
  if (linked->second.are_alternatives && names.size() > 1) return {choice_of(names, item.prose.front(), ids)};
  std::vector<DraftedStep> steps;
  for (const auto& name : names) steps.push_back(include_step(name, ids));
  steps.front().comments = {item.prose.front().text};
  return steps;
}

void settle_includes(std::vector<RunbookDraft>& runbooks) {
  const Reach reach(runbooks);
  for (auto& runbook : runbooks)
    if (reach.of(runbook).contains(runbook.name)) break_circle(runbook);
  for (auto& runbook : runbooks)
    for (const auto& name : reach.of(runbook))
      std::ranges::copy(targets_of(reach.named(name)), std::back_inserter(runbook.included_targets));
}

}  // namespace drctl
