#include "runbook/step_keys.hpp"

#include <algorithm>
#include <array>

#include "runbook/read_scalar.hpp"
#include "runbook/read_step.hpp"
#include "runbook/read_value.hpp"

namespace drctl {
namespace {

constexpr std::array<Key<Step>, 1> goto_keys = {
    Key<Step>{{"goto", Wants::name, is_optional, "the step to go on at"},
              [](Reader& reader, const YamlEntry& entry, Step& into) {
                if (auto id = read_id(reader, "'goto'", entry.value)) into.go_to = std::move(*id);
              }}};

/// `on_failure: {goto: STEP}`. What is there instead is told already.
void read_goto(Reader& reader, const YamlEntry& entry, StepDraft& into) {
  into.step.on_failure = OnFailure::goto_;
  read_mapping(reader, entry.value, "'on_failure'", std::span<const Key<Step>>(goto_keys), into.step);
  if (entry.value.entries.empty())
    report_missing_key(reader, entry.value.place, "goto", "'on_failure'", "the step to go on at");
}

/// What can't be read may have meant to go on: then `error` is known in the captures.
void read_on_failure(Reader& reader, const YamlEntry& entry, StepDraft& into) {
  constexpr std::array<std::string_view, 4> words = {"ask", "stop", "continue", "rollback"};
  if (entry.value.kind == Yaml::Kind::map) return read_goto(reader, entry, into);
  const auto word = read_word(reader, "'on_failure'", entry.value, words);
  into.step.on_failure = word ? static_cast<OnFailure>(*word) : OnFailure::continue_;
}

void read_show(Reader& reader, const YamlEntry& entry, StepDraft& into) {
  constexpr std::array<std::string_view, 4> words = {"none", "text", "table", "json"};
  if (const auto word = read_word(reader, "'show'", entry.value, words))
    into.step.show = static_cast<Show>(*word);
}

constexpr std::array<Key<StepDraft>, 23> all_step_keys = {
    Key<StepDraft>{{"id", Wants::name, is_optional, "the step's name, unique in the runbook"},
                   [](Reader& reader, const YamlEntry& entry, StepDraft& into) {
                     if (auto id = read_id(reader, "'id'", entry.value)) into.step.id = std::move(*id);
                   }},
    {{"title", Wants::text, is_optional, "what the step does, in one line"},
     [](Reader& reader, const YamlEntry& entry, StepDraft& into) {
       into.step.title = read_plain_text(reader, "'title'", entry.value).value_or("");
     }},
    {{"description", Wants::text, is_optional, "what the operator should know before it"},
     [](Reader& reader, const YamlEntry& entry, StepDraft& into) {
       into.step.description = read_plain_text(reader, "'description'", entry.value).value_or("");
     }},
    {{"when", Wants::expression, is_optional, "the step is skipped when this is false"},
     [](Reader& reader, const YamlEntry& entry, StepDraft& into) {
       into.step.when = read_condition(reader, "'when'", entry.value);
     }},
    target_key<StepDraft>,
    effect_key<StepDraft>,
    effect_reason_key<StepDraft>,
    {{"confirm", Wants::template_, is_optional, "the consequence, shown at a gate before the step"},
     [](Reader& reader, const YamlEntry& entry, StepDraft& into) {
       into.step.confirm = read_template(reader, "'confirm'", entry.value);
     }},
    {{"gate", Wants::mapping, is_optional, "how long the step's gate waits for an answer"},
     [](Reader& reader, const YamlEntry& entry, StepDraft& into) {
       into.step.gate = read_gate(reader, entry.value, into.where);
     }},
    {{"check", Wants::mapping, is_optional,
      "a read call and what it must find when the step is done already"},
     [](Reader& reader, const YamlEntry& entry, StepDraft& into) {
       into.step.check = read_check(reader, entry.value, into.where);
     }},
    {{"until", Wants::expression, is_optional, "the call is repeated until this is true"},
     [](Reader& reader, const YamlEntry& entry, StepDraft& into) {
       into.step.until = read_condition(reader, "'until'", entry.value);
     }},
    {{"every", Wants::duration, is_optional, "the pause between two polls of `until`; 2s when not given"},
     [](Reader& reader, const YamlEntry& entry, StepDraft& into) {
       into.step.every = read_duration(reader, "'every'", entry.value).value_or(into.step.every);
     }},
    timeout_key<StepDraft>,
    {{"expect", Wants::expressions, is_optional, "what must be true of the result; the step fails otherwise"},
     [](Reader& reader, const YamlEntry& entry, StepDraft& into) {
       into.step.expect = read_conditions(reader, "'expect'", entry.value);
     }},
    {{"capture", Wants::mapping, is_optional,
      "names for later steps, and the expressions that give their values"},
     [](Reader& reader, const YamlEntry& entry, StepDraft& into) {
       into.step.capture = read_captures(reader, entry.value, into.where);
     }},
    {{"show", Wants::word, is_optional, "how the result is shown", "none text table json"}, read_show},
    {{"retries", Wants::mapping, is_optional, "attempts after a failure, before anybody is asked"},
     [](Reader& reader, const YamlEntry& entry, StepDraft& into) {
       into.step.retries = read_retries(reader, entry.value, into.where);
     }},
    {{"on_failure", Wants::word, is_optional,
      "what happens when the step failed: one word, or {goto: STEP}; ask when not given",
      "ask stop continue rollback"},
     read_on_failure},
    {{"rollback", Wants::mapping, is_optional, "the call that undoes the step"},
     [](Reader& reader, const YamlEntry& entry, StepDraft& into) {
       into.step.rollback = read_rollback(reader, entry.value, into.where);
     }},
    {{"rehearse", Wants::mapping, is_optional, "the call that a rehearsal makes instead; it only reads"},
     [](Reader& reader, const YamlEntry& entry, StepDraft& into) {
       into.step.rehearse = read_rehearse(reader, entry.value, into.where);
     }},
    {{"with", Wants::mapping, is_optional, "values for the variables of an included runbook"},
     [](Reader&, const YamlEntry& entry, StepDraft& into) { into.with = &entry; }},
    {{"owner", Wants::texts, is_optional, "who carries the step out or knows about it"},
     [](Reader& reader, const YamlEntry& entry, StepDraft& into) {
       into.step.owners = read_texts(reader, "'owner'", entry.value);
     }},
    {{"links", Wants::texts, is_optional, "where to read more"},
     [](Reader& reader, const YamlEntry& entry, StepDraft& into) {
       into.step.links = read_texts(reader, "'links'", entry.value);
     }},
};

constexpr std::array<std::string_view, 6> of_every_step = {"id",   "title", "description",
                                                           "when", "owner", "links"};

}  // namespace

std::span<const Key<StepDraft>> step_keys() { return all_step_keys; }

bool fits(std::string_view key, Action action) {
  if (std::find(of_every_step.begin(), of_every_step.end(), key) != of_every_step.end()) return true;
  if (action == Action::choose || action == Action::for_each || action == Action::parallel) return false;
  if (key == "capture") return true;
  return (action == Action::include) == (key == "with");
}

std::vector<KeyText> step_key_texts() { return texts_of(step_keys()); }

}  // namespace drctl
