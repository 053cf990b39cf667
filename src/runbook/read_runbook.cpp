#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "runbook/keys.hpp"
#include "runbook/read.hpp"
#include "runbook/read_contacts.hpp"
#include "runbook/read_notices.hpp"
#include "runbook/read_scalar.hpp"
#include "runbook/read_step.hpp"
#include "runbook/read_variable.hpp"
#include "runbook/reading.hpp"
#include "support/codes.hpp"
#include "support/edit_distance.hpp"

namespace drctl {
namespace {

std::vector<std::string> target_kinds(const Reader& reader) {
  std::vector<std::string> kinds;
  for (const auto& adapter : reader.adapters)
    if (!adapter.target_kind.empty() &&
        std::find(kinds.begin(), kinds.end(), adapter.target_kind) == kinds.end())
      kinds.push_back(adapter.target_kind);
  return kinds;
}

void read_target(Reader& reader, const YamlEntry& entry, Runbook& into) {
  const auto kinds = target_kinds(reader);
  const std::vector<std::string_view> words(kinds.begin(), kinds.end());
  auto name = check_id(reader, "a target", entry.key);
  const auto word = read_word(reader, fmt::format("target '{}'", entry.key.text()), entry.value, words);
  if (!name) return;
  into.targets.push_back({std::move(*name), word ? kinds[*word] : ""});
}

void read_targets(Reader& reader, const YamlEntry& entry, Runbook& into) {
  if (!expect_map(reader, entry.value, "'targets'")) {
    reader.targets_missing = true;
    return;
  }
  for (const auto& target : entry.value.entries) read_target(reader, target, into);
  const auto broken = [](const TargetNeed& need) { return need.kind.empty(); };
  reader.targets_missing |= std::any_of(into.targets.begin(), into.targets.end(), broken) ||
                            into.targets.size() < entry.value.entries.size();
}

void read_severity(Reader& reader, const YamlEntry& entry, Runbook& into) {
  constexpr std::array<std::string_view, 4> words = {"P0", "P1", "P2", "P3"};
  if (const auto word = read_word(reader, "'severity'", entry.value, words)) into.severity = words[*word];
}

constexpr std::array<Key<Runbook>, 15> runbook_keys = {
    Key<Runbook>{{"runbook", Wants::name, is_required, "the runbook's name, as its file is called"},
                 [](Reader& reader, const YamlEntry& entry, Runbook& into) {
                   if (auto name = read_id(reader, "'runbook'", entry.value)) into.name = std::move(*name);
                 }},
    {{"title", Wants::text, is_optional, "the scenario, in one line"},
     [](Reader& reader, const YamlEntry& entry, Runbook& into) {
       into.title = read_plain_text(reader, "'title'", entry.value).value_or("");
     }},
    {{"description", Wants::text, is_optional, "when to use the runbook, what it does and does not"},
     [](Reader& reader, const YamlEntry& entry, Runbook& into) {
       into.description = read_plain_text(reader, "'description'", entry.value).value_or("");
     }},
    {{"impact", Wants::text, is_optional, "what users notice"},
     [](Reader& reader, const YamlEntry& entry, Runbook& into) {
       into.impact = read_plain_text(reader, "'impact'", entry.value).value_or("");
     }},
    {{"severity", Wants::word, is_optional, "P0 is a complete outage or data loss, P3 harms no user",
      "P0 P1 P2 P3"},
     read_severity},
    {{"rto", Wants::duration, is_optional, "recovery time objective: how long the recovery may take"},
     [](Reader& reader, const YamlEntry& entry, Runbook& into) {
       into.rto = read_duration(reader, "'rto'", entry.value);
     }},
    {{"rpo", Wants::duration, is_optional,
      "recovery point objective: how much of the newest data may be lost"},
     [](Reader& reader, const YamlEntry& entry, Runbook& into) {
       into.rpo = read_duration(reader, "'rpo'", entry.value);
     }},
    {{"owner", Wants::texts, is_optional, "who keeps the runbook right"},
     [](Reader& reader, const YamlEntry& entry, Runbook& into) {
       into.owners = read_texts(reader, "'owner'", entry.value);
     }},
    {{"links", Wants::texts, is_optional, "where to read more"},
     [](Reader& reader, const YamlEntry& entry, Runbook& into) {
       into.links = read_texts(reader, "'links'", entry.value);
     }},
    {{"contacts", Wants::list, is_optional, "whom to call: a list of name, role, reach"},
     [](Reader& reader, const YamlEntry& entry, Runbook& into) {
       into.contacts = read_contacts(reader, entry.value);
     }},
    {{"targets", Wants::mapping, is_optional,
      "what the steps act on: name and kind; the environment binds them"},
     read_targets},
    {{"notify", Wants::mapping, is_optional,
      "who is told of a run, and what: at its start, when it waits, ..."},
     [](Reader& reader, const YamlEntry& entry, Runbook& into) {
       into.notices = read_notices(reader, entry);
     }},
    {{"vars", Wants::mapping, is_optional, "the variables, which the environment and --var give values"},
     [](Reader& reader, const YamlEntry& entry, Runbook& into) {
       into.vars = read_variables(reader, entry.value);
     }},
    {{"steps", Wants::list, is_required, "the steps, in their order"},
     [](Reader& reader, const YamlEntry& entry, Runbook& into) {
       into.steps = read_steps(reader, "'steps'", entry.value);
     }},
    {{"outputs", Wants::mapping, is_optional,
      "what a runbook that includes this one may capture: names, and the expressions that give their values"},
     [](Reader& reader, const YamlEntry& entry, Runbook& into) {
       into.outputs = read_captures(reader, entry.value, "the runbook", "'outputs'");
     }},
};

}  // namespace

Reading read_what_is_there(const std::shared_ptr<const Source>& source,
                           std::span<const AdapterSpec> adapters) {
  Reading reading;
  reading.runbook.source = source;
  Reader reader{.adapters = adapters};
  auto document = read_yaml(source);
  reader.findings.add(std::move(document.diagnostics));
  reading.usable = document.root.kind == Yaml::Kind::map;
  reader.names_missing = reader.targets_missing = !document.complete;
  if (document.root.kind == Yaml::Kind::nothing)
    reader.findings.add(codes::empty_file, {.source = source}, "the file is empty",
                        "a runbook starts with 'runbook: NAME'");
  else
    read_mapping(reader, document.root, "the runbook", std::span<const Key<Runbook>>(runbook_keys),
                 reading.runbook);
  reading.diagnostics = reader.findings.take();
  reading.broken_names = std::move(reader.broken_names);
  reading.names_missing = reader.names_missing;
  reading.targets_missing = reader.targets_missing;
  return reading;
}

std::expected<Runbook, Diagnostics> read_runbook(std::shared_ptr<const Source> source,
                                                 std::span<const AdapterSpec> adapters) {
  auto reading = read_what_is_there(source, adapters);
  if (!reading.diagnostics.empty()) return std::unexpected(std::move(reading.diagnostics));
  return std::move(reading.runbook);
}

std::vector<KeyText> runbook_key_texts() { return texts_of(std::span<const Key<Runbook>>(runbook_keys)); }

}  // namespace drctl
