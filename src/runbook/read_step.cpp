#include "runbook/read_step.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "runbook/read_call.hpp"
#include "runbook/read_scalar.hpp"
#include "runbook/read_value.hpp"
#include "runbook/step_keys.hpp"
#include "support/codes.hpp"
#include "support/contains.hpp"
#include "support/edit_distance.hpp"

namespace drctl {
namespace {

/// What a step does when it calls no adapter.
constexpr std::array<std::string_view, 4> groups = {"choose", "for_each", "parallel", "runbook"};

std::vector<std::string> known_keys(const Reader& reader) {
  auto names = names_of(step_keys());
  names.insert(names.end(), groups.begin(), groups.end());
  for (const auto& adapter : reader.adapters) names.push_back(adapter.name);
  return names;
}

/// "step 'restart'", or by its number where it has no id.
std::string name_of(const Yaml& yaml, std::size_t number) {
  for (const auto* key : {"id", "runbook"})
    if (const auto* entry = find_entry(yaml, key); entry != nullptr && entry->value.is_scalar())
      return fmt::format("step '{}'", entry->value.text.text());
  return fmt::format("step {}", number);
}

/// The keys that say what a step does, in the order of the file.
struct Actions {
  std::vector<const YamlEntry*> entries;
  const YamlEntry* by_hand = nullptr;  ///< `manual:` beside another adapter
  bool unknown = false;                ///< there is a key that is none: perhaps the misspelt action
};

bool is_action(const Reader& reader, std::string_view key) {
  return contains(groups, key) || reader.adapter(key) != nullptr;
}

/// `manual:` beside another adapter is what to do by hand.
void set_manual_aside(const Reader& reader, Actions& actions) {
  const auto is_manual = [](const YamlEntry* entry) { return entry->key.text() == "manual"; };
  const auto calls = [&](const YamlEntry* entry) {
    return !is_manual(entry) && reader.adapter(entry->key.text()) != nullptr;
  };
  const auto manual = std::ranges::find_if(actions.entries, is_manual);
  if (manual == actions.entries.end() || std::ranges::none_of(actions.entries, calls)) return;
  actions.by_hand = *manual;
  actions.entries.erase(manual);
}

/// A step does one thing: what is misspelt beside its action was meant to be something else. `run` is not
/// short for `runbook`.
bool may_be_meant(const Reader& reader, const std::string& key, const std::string& meant,
                  const std::set<std::string>& present) {
  if (!is_action(reader, meant)) return true;
  const auto is_there = [&](const AdapterSpec& each) {
    return each.name != "manual" && present.contains(each.name);
  };
  return edit_distance(key, meant) <= 2 && std::ranges::none_of(reader.adapters, is_there) &&
         std::ranges::none_of(groups, [&](auto name) { return present.contains(std::string(name)); });
}

/// The step, after what is unknown of its keys was told, or nothing when it has no such key.
std::optional<Yaml> respelt_step(Reader& reader, const Yaml& yaml, std::size_t number) {
  const auto keys = step_keys();
  const auto is_known = [&](const YamlEntry& entry) {
    const auto& key = entry.key.text();
    return is_action(reader, key) ||
           std::ranges::any_of(keys, [&](const auto& each) { return each.text.name == key; });
  };
  if (std::ranges::all_of(yaml.entries, is_known)) return std::nullopt;
  return respelt(reader, yaml, name_of(yaml, number), known_keys(reader),
                 [&](const auto& key, const auto& meant, const auto& present) {
                   return may_be_meant(reader, key, meant, present);
                 });
}

Include read_include(Reader& reader, const StepDraft& draft, const YamlEntry& entry) {
  Include include;
  const auto text = read_scalar(reader, "'runbook'", "a runbook's name", entry.value);
  if (text && text->text().find_first_of("/\\.") != std::string::npos)
    reader.findings.add(
        codes::bad_name, text->place(), fmt::format("expected a runbook's name, found '{}'", text->text()),
        "an included runbook stands beside this file: write its name, without folder and .yaml");
  else if (auto name = text ? check_id(reader, "'runbook'", *text) : std::nullopt)
    include.runbook = std::move(*name);
  if (draft.with == nullptr || !expect_map(reader, draft.with->value, "'with'")) return include;
  for (const auto& value : draft.with->value.entries)
    if (auto read = read_open_value(reader, "'" + value.key.text() + "'", value.value))
      include.with.emplace_back(Name{value.key.text(), value.key.place()}, std::move(*read));
  return include;
}

Action read_action(Reader& reader, const YamlEntry& entry, StepDraft& draft) {
  const auto& key = entry.key.text();
  if (key == "choose") {
    draft.step.action = read_choose(reader, entry.value, draft.where);
    return Action::choose;
  }
  if (key == "for_each") {
    draft.step.action = read_for_each(reader, entry.value, draft.where);
    return Action::for_each;
  }
  if (key == "parallel") {
    draft.step.action = read_parallel(reader, entry.value, draft.where);
    return Action::parallel;
  }
  if (key == "runbook") {
    auto include = read_include(reader, draft, entry);
    if (draft.step.id.text.empty()) draft.step.id = include.runbook;
    draft.step.action = std::move(include);
    return Action::include;
  }
  const auto& adapter = *reader.adapter(key);
  if (!adapter.vital && !draft.says_on_failure) draft.step.on_failure = OnFailure::continue_;
  auto call = read_call(reader, adapter, entry, draft.where);
  apply_frame(reader, draft.frame, call);
  draft.step.action = std::move(call);
  return Action::call;
}

std::string where_it_belongs(Action action) {
  constexpr std::string_view places[] = {"remove it", "put it into the steps of an option", "remove it",
                                         "put it into the steps of 'for_each'",
                                         "put it into the steps of 'parallel'"};
  return std::string(places[static_cast<std::size_t>(action)]);
}

void refuse_misplaced_keys(Reader& reader, const Yaml& yaml, Action action, std::string_view where) {
  constexpr std::string_view does[] = {"calls an adapter", "lets the operator choose", "includes a runbook",
                                       "goes over a list", "is a group"};
  for (const auto& entry : yaml.entries) {
    const auto& key = entry.key.text();
    if (is_action(reader, key) || fits(key, action)) continue;
    if (const auto keys = names_of(step_keys()); std::find(keys.begin(), keys.end(), key) == keys.end())
      continue;
    reader.findings.add(codes::meaningless_key, entry.key.place(),
                        fmt::format("'{}' has no meaning in {}, which {}", key, where,
                                    does[static_cast<std::size_t>(action)]),
                        where_it_belongs(action));
  }
}

/// Keys that need another one.
void check_companions(Reader& reader, const Yaml& yaml, const StepDraft& draft) {
  const auto* every = find_entry(yaml, "every");
  if (every != nullptr && find_entry(yaml, "until") == nullptr)
    reader.findings.add(codes::missing_companion, every->key.place(),
                        fmt::format("'every' without 'until' in {}", draft.where),
                        "add 'until:' with what to wait for, or remove it");
  if (find_entry(yaml, "id") == nullptr && find_entry(yaml, "runbook") == nullptr)
    report_missing_key(reader, yaml.place, "id", draft.where,
                       "a name of a-z, 0-9 and '-', unique in the runbook");
}

void report_actions(Reader& reader, const Yaml& yaml, const Actions& actions, std::string_view where) {
  if (actions.entries.empty() && !actions.unknown)
    reader.findings.add(
        codes::idle_step, yaml.place, fmt::format("{} does nothing", where),
        "add an adapter's key ('sql:', 'kubectl:', ...), 'choose:', 'for_each:', 'parallel:' or 'runbook:'");
  for (std::size_t index = 1; index < actions.entries.size(); ++index)
    reader.findings.add(
        codes::second_action, actions.entries[index]->key.place(),
        fmt::format("{} does one thing, and has '{}' already", where, actions.entries[0]->key.text()),
        "make it a step of its own", {{actions.entries[0]->key.place(), "the first"}});
}

std::optional<Step> read_step(Reader& reader, const Yaml& given, std::size_t number) {
  const auto right = respelt_step(reader, given, number);
  const auto& yaml = right ? *right : given;
  StepDraft draft;
  draft.where = name_of(yaml, number);
  draft.step.place = yaml.place;
  Actions actions;
  const auto collect = [&](const YamlEntry& entry) {
    if (is_action(reader, entry.key.text())) return actions.entries.push_back(&entry);
    actions.unknown = true;
  };
  if (!read_mapping(reader, yaml, draft.where, step_keys(), draft, collect)) return std::nullopt;
  draft.says_on_failure = find_entry(yaml, "on_failure") != nullptr;
  set_manual_aside(reader, actions);
  report_actions(reader, yaml, actions, draft.where);
  check_companions(reader, yaml, draft);
  if (actions.entries.empty()) {
    for (const auto& capture : draft.step.capture) reader.broken_names.insert(capture.name.text);
    return std::nullopt;
  }
  const auto action = read_action(reader, *actions.entries[0], draft);
  refuse_misplaced_keys(reader, yaml, action, draft.where);
  if (actions.by_hand != nullptr)
    draft.step.by_hand = read_template(reader, "'manual'", actions.by_hand->value);
  return std::move(draft.step);
}

}  // namespace

std::vector<Step> read_steps(Reader& reader, std::string_view what, const Yaml& yaml) {
  std::vector<Step> steps;
  if (yaml.kind != Yaml::Kind::list) {
    reader.names_missing = true;
    if (yaml.kind != Yaml::Kind::refused)
      reader.findings.add(codes::wrong_kind, yaml.place,
                          fmt::format("expected a list of steps for {}, found {}", what, describe(yaml)),
                          "write '- id: ...' for each step, indented below it");
    return steps;
  }
  steps.reserve(yaml.items.size());
  for (std::size_t index = 0; index < yaml.items.size(); ++index) {
    auto step = read_step(reader, yaml.items[index], index + 1);
    if (step)
      steps.push_back(std::move(*step));
    else
      reader.names_missing = true;
  }
  if (yaml.items.empty())
    reader.findings.add(codes::empty_list, yaml.place, fmt::format("{} is empty", what), "add a step");
  return steps;
}

}  // namespace drctl
