#include "runbook/read_script.hpp"

#include <fmt/format.h>

#include <array>

#include "runbook/keys.hpp"
#include "runbook/read_scalar.hpp"
#include "runbook/read_value.hpp"
#include "runbook/test_language.hpp"
#include "support/codes.hpp"
#include "support/contains.hpp"

namespace drctl {
namespace {

/// `KEY: why`, for an outcome that is no success.
void read_end(Reader& reader, const YamlEntry& entry, FakedOutcome& into, End end) {
  into.end = end;
  if (auto error = read_text(reader, "'" + entry.key.text() + "'", entry.value))
    into.error = std::move(*error);
}

constexpr std::array<Key<FakedOutcome>, 4> outcome_keys = {
    Key<FakedOutcome>{{"result", Wants::mapping, is_optional, "what differs from an empty result"},
                      [](Reader& reader, const YamlEntry& entry, FakedOutcome& into) {
                        if (expect_map(reader, entry.value, "'result'"))
                          into.result = read_literal(reader, "'result'", entry.value);
                      }},
    {{"fails", Wants::raw, is_optional, "the error: the target or the tool says no"},
     [](Reader& reader, const YamlEntry& entry, FakedOutcome& into) {
       read_end(reader, entry, into, End::failed);
     }},
    {{"times_out", Wants::raw, is_optional, "the error: the step's time was over"},
     [](Reader& reader, const YamlEntry& entry, FakedOutcome& into) {
       read_end(reader, entry, into, End::timed_out);
     }},
    {{"cannot_start", Wants::raw, is_optional, "the error: nothing was done, the target is not reached"},
     [](Reader& reader, const YamlEntry& entry, FakedOutcome& into) {
       read_end(reader, entry, into, End::could_not_start);
     }},
};

bool is_outcome_key(const YamlEntry& entry) {
  return contains(names_of(std::span<const Key<FakedOutcome>>(outcome_keys)), entry.key.text());
}

/// A result may stand beside one: what was known when it failed.
void refuse_second_end(Reader& reader, std::string_view what, const Yaml& yaml) {
  bool has_one = false;
  for (const auto& entry : yaml.entries) {
    if (!is_outcome_key(entry) || entry.key.text() == "result") continue;
    if (has_one)
      reader.findings.add(codes::second_outcome, entry.key.place(),
                          fmt::format("{} ends in one way only", what),
                          "remove one of the two, or write a 'sequence'");
    has_one = true;
  }
}

FakedOutcome read_outcome(Reader& reader, std::string_view what, const Yaml& yaml) {
  FakedOutcome outcome;
  outcome.place = yaml.place;
  read_mapping(reader, yaml, what, std::span<const Key<FakedOutcome>>(outcome_keys), outcome);
  refuse_second_end(reader, what, yaml);
  return outcome;
}

/// Written out: a value that was forgotten is none.
bool is_null(const Yaml& yaml) { return yaml.kind == Yaml::Kind::nothing && !yaml.text.text().empty(); }

constexpr std::array<Key<StepScript>, 5> script_keys = {
    Key<StepScript>{
        {"sequence", Wants::list, is_optional, "one outcome an attempt or poll; the last repeats"},
        [](Reader& reader, const YamlEntry& entry, StepScript& into) {
          if (entry.value.kind != Yaml::Kind::list)
            return reader.findings.add(codes::wrong_kind, entry.value.place,
                                       "'sequence' is a list of outcomes",
                                       "write '- result: {...}' or '- fails: why' lines below it");
          if (entry.value.items.empty())
            reader.findings.add(codes::empty_list, entry.value.place, "'sequence' is empty",
                                "add an outcome");
          for (const auto& item : entry.value.items)
            into.outcomes.push_back(read_outcome(reader, "an outcome of 'sequence'", item));
        }},
    {{"check", Wants::mapping, is_optional, "what the step's 'check' sees: an outcome"},
     [](Reader& reader, const YamlEntry& entry, StepScript& into) {
       into.check = read_outcome(reader, "'check'", entry.value);
     }},
    {{"gate", Wants::word, is_optional, "the answer at its gate",
      "approve skip stop expire by-hand rollback"},
     [](Reader& reader, const YamlEntry& entry, StepScript& into) {
       into.gate = read_one_of(reader, "'gate'", entry.value, gate_words);
     }},
    {{"choose", Wants::name, is_optional, "the option that is chosen; null: nobody decides"},
     [](Reader& reader, const YamlEntry& entry, StepScript& into) {
       into.choose =
           is_null(entry.value) ? Name{"", entry.value.place} : read_id(reader, "'choose'", entry.value);
     }},
    {{"after_failure", Wants::texts, is_optional, "the answers after it failed",
      "retry skip by-hand rollback stop"},
     [](Reader& reader, const YamlEntry& entry, StepScript& into) {
       const auto add = [&](const Yaml& item) {
         if (auto word = read_one_of(reader, "'after_failure'", item, failure_words))
           into.after_failure.push_back(std::move(*word));
       };
       if (entry.value.kind != Yaml::Kind::list) return add(entry.value);
       for (const auto& item : entry.value.items) add(item);
     }},
};

/// The keys of an outcome stand right in the script when there is only one.
Yaml outcome_of(const Yaml& script) {
  Yaml outcome = script;
  std::erase_if(outcome.entries, [](const YamlEntry& entry) { return !is_outcome_key(entry); });
  return outcome;
}

void add_single_outcome(Reader& reader, const Yaml& yaml, const std::string& where, StepScript& into) {
  const auto outcome = outcome_of(yaml);
  if (outcome.entries.empty()) return;
  if (find_entry(yaml, "sequence") != nullptr)
    return reader.findings.add(codes::second_outcome, outcome.entries.front().key.place(),
                               fmt::format("{} has a 'sequence' already", where),
                               "put this outcome into the list");
  into.outcomes.push_back(read_outcome(reader, where, outcome));
}

StepScript read_script(Reader& reader, const YamlEntry& entry) {
  StepScript script;
  script.step = {entry.key.text(), entry.key.place()};
  const auto where = "step '" + script.step.text + "'";
  auto known = names_of(std::span<const Key<StepScript>>(script_keys));
  for (const auto& name : names_of(std::span<const Key<FakedOutcome>>(outcome_keys))) known.push_back(name);
  const auto respelled = respelt(reader, entry.value, where, known);
  const auto& right = respelled ? *respelled : entry.value;
  const bool is_map = read_mapping(reader, right, where, std::span<const Key<StepScript>>(script_keys),
                                   script, [](const YamlEntry&) {});
  if (is_map) add_single_outcome(reader, right, where, script);
  return script;
}

}  // namespace

std::vector<KeyText> script_key_texts() { return texts_of(std::span<const Key<StepScript>>(script_keys)); }

std::vector<KeyText> outcome_key_texts() {
  return texts_of(std::span<const Key<FakedOutcome>>(outcome_keys));
}

std::optional<Name> read_named(Reader& reader, std::string_view what, const Yaml& yaml) {
  const auto text = read_scalar(reader, what, "a text", yaml);
  return text ? std::optional(Name{text->text(), text->place()}) : std::nullopt;
}

std::vector<Name> read_names(Reader& reader, std::string_view what, const Yaml& yaml) {
  std::vector<Name> names;
  const auto add = [&](const Yaml& item) {
    if (auto name = read_named(reader, what, item)) names.push_back(std::move(*name));
  };
  if (yaml.kind != Yaml::Kind::list) return add(yaml), names;
  for (const auto& item : yaml.items) add(item);
  return names;
}

std::optional<Name> read_one_of(Reader& reader, std::string_view what, const Yaml& yaml,
                                std::span<const std::string_view> words) {
  const auto index = read_word(reader, what, yaml, words);
  return index ? std::optional(Name{std::string(words[*index]), yaml.place}) : std::nullopt;
}

std::vector<StepScript> read_scripts(Reader& reader, const Yaml& yaml) {
  std::vector<StepScript> scripts;
  if (!expect_map(reader, yaml, "'steps'")) return scripts;
  for (const auto& entry : yaml.entries) scripts.push_back(read_script(reader, entry));
  return scripts;
}

}  // namespace drctl
