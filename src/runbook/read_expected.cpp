#include "runbook/read_expected.hpp"

#include <array>

#include "runbook/keys.hpp"
#include "runbook/read_scalar.hpp"
#include "runbook/read_script.hpp"
#include "runbook/read_value.hpp"
#include "runbook/test_language.hpp"

namespace drctl {
namespace {

constexpr std::array<std::string_view, 5> outcomes = {"succeeded", "failed", "rolled_back", "stopped",
                                                      "approval_needed"};

void read_captures_wanted(Reader& reader, const YamlEntry& entry, ExpectedRun& into) {
  if (!expect_map(reader, entry.value, "'captures'")) return;
  for (const auto& each : entry.value.entries)
    if (auto value = read_literal(reader, "'" + each.key.text() + "'", each.value))
      into.captures.emplace_back(Name{each.key.text(), each.key.place()}, std::move(*value));
}

void read_commands_wanted(Reader& reader, const YamlEntry& entry, ExpectedRun& into) {
  if (!expect_map(reader, entry.value, "'commands'")) return;
  for (const auto& each : entry.value.entries)
    if (auto part = read_named(reader, "'" + each.key.text() + "'", each.value))
      into.commands.emplace_back(Name{each.key.text(), each.key.place()}, std::move(*part));
}

constexpr std::array<Key<ExpectedRun>, 9> expected_keys = {
    Key<ExpectedRun>{{"outcome", Wants::word, is_optional, "how the run ends",
                      "succeeded failed rolled_back stopped approval_needed"},
                     [](Reader& reader, const YamlEntry& entry, ExpectedRun& into) {
                       into.outcome =
                           read_one_of(reader, "'outcome'", entry.value, outcomes).value_or(Name{});
                     }},
    {{"path", Wants::texts, is_optional, "every step that is carried out, in order"},
     [](Reader& reader, const YamlEntry& entry, ExpectedRun& into) {
       into.path = read_names(reader, "'path'", entry.value);
     }},
    {{"gates", Wants::texts, is_optional, "every gate that is met, in order"},
     [](Reader& reader, const YamlEntry& entry, ExpectedRun& into) {
       into.gates = read_names(reader, "'gates'", entry.value);
     }},
    {{"notified", Wants::texts, is_optional, "every moment that people are told of, in order"},
     [](Reader& reader, const YamlEntry& entry, ExpectedRun& into) {
       into.notified = read_names(reader, "'notified'", entry.value);
     }},
    {{"runs", Wants::texts, is_optional, "steps that are carried out"},
     [](Reader& reader, const YamlEntry& entry, ExpectedRun& into) {
       into.runs = read_names(reader, "'runs'", entry.value);
     }},
    {{"skips", Wants::texts, is_optional, "steps that are skipped"},
     [](Reader& reader, const YamlEntry& entry, ExpectedRun& into) {
       into.skips = read_names(reader, "'skips'", entry.value);
     }},
    {{"fails", Wants::texts, is_optional, "steps whose last attempt does not succeed"},
     [](Reader& reader, const YamlEntry& entry, ExpectedRun& into) {
       into.fails = read_names(reader, "'fails'", entry.value);
     }},
    {{"captures", Wants::mapping, is_optional, "values of captures at the end"}, read_captures_wanted},
    {{"commands", Wants::mapping, is_optional, "by step: a part of what it runs"}, read_commands_wanted},
};

}  // namespace

std::vector<KeyText> expected_key_texts() {
  return texts_of(std::span<const Key<ExpectedRun>>(expected_keys));
}

ExpectedRun read_expected(Reader& reader, const Yaml& yaml) {
  ExpectedRun expected;
  read_mapping(reader, yaml, "'expect'", std::span<const Key<ExpectedRun>>(expected_keys), expected);
  return expected;
}

}  // namespace drctl
