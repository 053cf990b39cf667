#include <algorithm>

#include "import/draft.hpp"
#include "import/names.hpp"

namespace drctl {
namespace {

using Map = YamlPart::Map;

YamlPart text_part(std::string text) { return {.content = shown_text(std::move(text))}; }

void add_text(Map& map, const std::string& key, const std::string& text) {
  if (!text.empty()) map.push_back({key, text_part(text)});
}

/// What the document says and drctl can't read stands as a comment where it belongs.
void add_field(Map& map, const std::string& key, const FieldDraft& field) {
  if (field.value.empty()) return;
  auto part = text_part(field.value);
  part.remark = field.words;
  map.push_back({key, std::move(part)});
}

Map head_of(const RunbookDraft& draft) {
  Map map;
  map.push_back({"runbook", {.content = draft.name, .comments = draft.head}});
  add_text(map, "title", draft.title);
  add_text(map, "description", draft.description);
  add_field(map, "impact", draft.impact);
  add_field(map, "severity", draft.severity);
  add_field(map, "rto", draft.rto);
  add_field(map, "rpo", draft.rpo);
  add_field(map, "owner", draft.owner);
  return map;
}

void add_contacts(Map& map, const std::vector<ContactDraft>& contacts) {
  YamlPart::List list;
  for (const auto& contact : contacts)
    list.push_back({.content = Map{{"name", text_part(contact.name)}, {"reach", text_part(contact.reach)}}});
  if (!list.empty()) map.push_back({"contacts", {.content = std::move(list)}});
}

/// A name for each place that the document tells apart: "cluster", "database", "database-2".
class Targets {
 public:
  explicit Targets(const RunbookDraft& draft) {
    for (const auto& step : draft.steps) see(step.call);
    for (const auto& kind : draft.target_kinds) see({{}, {}, kind});
  }

  std::string name_of(const CallDraft& call) const {
    const auto found = std::ranges::find_if(known_, [&](const Known& known) { return known.fits(call); });
    return found == known_.end() ? std::string{} : found->name;
  }
  bool is_ambiguous(const std::string& kind) const { return std::ranges::count(known_, kind, &Known::kind) > 1; }

  void add_to(Map& map) const {
    Map targets;
    for (const auto& known : known_)
      targets.push_back({known.name, {.content = known.kind, .remark = known.hint}});
    if (!targets.empty()) map.push_back({"targets", {.content = std::move(targets)}});
  }

 private:
  struct Known {
    std::string kind, hint, name;
    bool fits(const CallDraft& call) const {
      return call.target_kind == kind && (call.target_hint.empty() || hint.empty() || call.target_hint == hint);
    }
  };

  void see(const CallDraft& call) {
    if (call.target_kind.empty()) return;
    const auto found = std::ranges::find_if(known_, [&](const Known& known) { return known.fits(call); });
    if (found == known_.end())
      known_.push_back({call.target_kind, call.target_hint,
                        names_.take(call.target_kind == "kubernetes" ? "cluster" : "database")});
    else if (found->hint.empty())
      found->hint = call.target_hint;
  }

  std::vector<Known> known_;
  UniqueNames names_;
};

void add_variables_to(Map& map, const std::vector<StepDraft>& steps) {
  std::vector<VariableDraft> variables;
  for (const auto& step : steps) add_variables(variables, step.call.variables);
  Map entries;
  for (const auto& variable : variables)
    entries.push_back({variable.name,
                       {.content = Map{{"type", {.content = variable.type}},
                                       {"required", {.content = "true"}},
                                       {"description", text_part(variable.description)}},
                        .style = YamlPart::Style::flow}});
  if (!entries.empty()) map.push_back({"vars", {.content = std::move(entries)}});
}

YamlPart step_part(const StepDraft& step, const Targets& targets) {
  Map map;
  if (!step.id.empty()) map.push_back({"id", {.content = step.id}});
  add_text(map, "title", step.title);
  add_text(map, "description", step.description);
  map.insert(map.end(), step.call.keys.begin(), step.call.keys.end());
  if (targets.is_ambiguous(step.call.target_kind)) map.push_back({"target", {.content = targets.name_of(step.call)}});
  if (!step.confirm.empty()) map.push_back({"confirm", {.content = step.confirm}});
  auto comments = step.comments;
  comments.insert(comments.end(), step.call.comments.begin(), step.call.comments.end());
  return {.content = std::move(map), .comments = std::move(comments)};
}

}  // namespace

std::string runbook_text(const RunbookDraft& draft) {
  auto map = head_of(draft);
  add_contacts(map, draft.contacts);
  const Targets targets(draft);
  targets.add_to(map);
  add_variables_to(map, draft.steps);
  YamlPart::List steps;
  for (const auto& step : draft.steps) steps.push_back(step_part(step, targets));
  map.push_back({"steps", {.content = std::move(steps)}});
  return yaml_text(map) + (draft.foot.empty() ? "" : "\n" + yaml_comments(draft.foot, 0));
}

}  // namespace drctl
