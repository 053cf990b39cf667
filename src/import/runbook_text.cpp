#include <algorithm>

#include "import/draft.hpp"
#include "import/target_names.hpp"

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

void add_contacts(Map& map, const RunbookDraft& draft) {
  YamlPart::List list;
  for (const auto& contact : draft.contacts)
    list.push_back({.content = Map{{"name", text_part(contact.name)}, {"reach", text_part(contact.reach)}},
                    .style = YamlPart::Style::flow});
  if (list.empty()) return;
  map.push_back(
      {"contacts", {.content = std::move(list), .comments = {draft.contacts_heading}, .is_apart = true}});
}

void add_targets(Map& map, const RunbookDraft& draft) {
  auto targets = targets_of(draft);
  for (const auto& included : draft.included_targets)
    if (std::ranges::find(targets, included.name, &NamedTarget::name) == targets.end())
      targets.push_back({included.name, included.kind});
  Map entries;
  for (const auto& target : targets)
    entries.push_back({target.name, {.content = target.kind, .remark = target.hint}});
  if (!entries.empty()) map.push_back({"targets", {.content = std::move(entries), .is_apart = true}});
}

void add_variables_to(Map& map, const std::vector<DraftedStep>& steps) {
  UniqueVariables variables;
  for (const auto& step : steps)
    for (const auto& variable : step.call.variables) variables.add(variable);
  Map entries;
  for (const auto& variable : variables.take())
    entries.push_back({variable.name,
                       {.content = Map{{"type", {.content = variable.type}},
                                       {"required", {.content = "true"}},
                                       {"description", text_part(variable.description)}},
                        .style = YamlPart::Style::flow}});
  if (!entries.empty()) map.push_back({"vars", {.content = std::move(entries), .is_apart = true}});
}

YamlPart step_part(const DraftedStep& step, const TargetNames& targets) {
  Map map;
  if (!step.id.empty()) map.push_back({"id", {.content = step.id}});
  add_text(map, "title", step.title);
  add_text(map, "description", step.description);
  map.insert(map.end(), step.call.keys.begin(), step.call.keys.end());
  if (const auto name = targets.needed_name(step.call.target); !name.empty())
    map.push_back({"target", {.content = name}});
  if (!step.confirm.empty()) map.push_back({"confirm", {.content = step.confirm}});
  auto comments = step.comments;
  comments.insert(comments.end(), step.call.comments.begin(), step.call.comments.end());
  return {.content = std::move(map), .comments = std::move(comments), .is_apart = true};
}

}  // namespace

std::string runbook_text(const RunbookDraft& draft) {
  auto map = head_of(draft);
  add_contacts(map, draft);
  add_targets(map, draft);
  const TargetNames targets(draft);
  add_variables_to(map, draft.steps);
  YamlPart::List steps;
  for (const auto& step : draft.steps) steps.push_back(step_part(step, targets));
  if (!steps.empty()) steps.front().is_apart = false;
  map.push_back({"steps", {.content = std::move(steps), .is_apart = true}});
  return yaml_text(map) + (draft.foot.empty() ? "" : "\n" + yaml_comments(draft.foot, 0));
}

}  // namespace drctl
