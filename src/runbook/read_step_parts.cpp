#include <fmt/format.h>

#include <array>

#include "runbook/read_scalar.hpp"
#include "runbook/read_step.hpp"
#include "runbook/read_value.hpp"
#include "support/codes.hpp"

// The mappings inside a step: choose, retries, capture.
namespace drctl {
namespace {

constexpr std::array<Key<Option>, 3> option_keys = {
    Key<Option>{{"title", Wants::text, is_optional, "what the option means, in one line"},
                [](Reader& reader, const YamlEntry& entry, Option& into) {
                  into.title = read_plain_text(reader, "'title'", entry.value).value_or("");
                }},
    {{"description", Wants::text, is_optional, "when to take it"},
     [](Reader& reader, const YamlEntry& entry, Option& into) {
       into.description = read_plain_text(reader, "'description'", entry.value).value_or("");
     }},
    {{"steps", Wants::list, is_required, "the steps of the option"},
     [](Reader& reader, const YamlEntry& entry, Option& into) {
       into.steps = read_steps(reader, "'steps'", entry.value);
     }},
};

constexpr Range attempts{1, 1000}, backoff{1, 100}, jitter{0, 1};

void read_attempts(Reader& reader, const YamlEntry& entry, Retries& into) {
  const auto value = read_integer(reader, "'attempts'", entry.value);
  if (value && !attempts.holds(static_cast<double>(*value)))
    reader.findings.add(codes::out_of_range, entry.value.place,
                        fmt::format("expected 1 to 1000 'attempts', found {}", *value),
                        "the first attempt counts too");
  else if (value)
    into.attempts = static_cast<int>(*value);
}

void read_backoff(Reader& reader, const YamlEntry& entry, Retries& into) {
  const auto value = read_number(reader, "'backoff'", entry.value);
  if (value && !backoff.holds(*value))
    reader.findings.add(codes::out_of_range, entry.value.place, "expected 1 to 100 for 'backoff'",
                        "1 keeps the delay, 2 doubles it");
  else if (value)
    into.backoff = *value;
}

void read_jitter(Reader& reader, const YamlEntry& entry, Retries& into) {
  const auto value = read_number(reader, "'jitter'", entry.value);
  if (value && !jitter.holds(*value))
    reader.findings.add(codes::out_of_range, entry.value.place, "expected 0 to 1 for 'jitter'",
                        "0.2 makes each pause up to a fifth shorter");
  else if (value)
    into.jitter = *value;
}

void read_retried_ends(Reader& reader, const YamlEntry& entry, Retries& into) {
  constexpr std::array<std::string_view, 4> words = {"failed", "timed_out", "could_not_start", "cut_off"};
  const auto add = [&](const Yaml& item) {
    if (const auto word = read_word(reader, "'only'", item, words)) into.on.emplace_back(words[*word]);
  };
  if (entry.value.kind != Yaml::Kind::list) return add(entry.value);
  for (const auto& item : entry.value.items) add(item);
}

constexpr std::array<Key<Retries>, 6> retries_keys = {
    Key<Retries>{{"attempts",
                  Wants::integer,
                  is_required,
                  "how often the step is tried, the first time included",
                  {},
                  attempts},
                 read_attempts},
    {{"delay", Wants::duration, is_optional, "the pause before the second attempt; 1s when not given"},
     [](Reader& reader, const YamlEntry& entry, Retries& into) {
       into.delay = read_duration(reader, "'delay'", entry.value).value_or(into.delay);
     }},
    {{"backoff",
      Wants::number,
      is_optional,
      "what the pause is multiplied with each time; 1 when not given",
      {},
      backoff},
     read_backoff},
    {{"max_delay", Wants::duration, is_optional, "the longest pause; 1m when not given"},
     [](Reader& reader, const YamlEntry& entry, Retries& into) {
       into.max_delay = read_duration(reader, "'max_delay'", entry.value).value_or(into.max_delay);
     }},
    {{"jitter",
      Wants::number,
      is_optional,
      "0 to 1: by which part of it a pause may be shorter; 0 when not given",
      {},
      jitter},
     read_jitter},
    {{"only", Wants::texts, is_optional,
      "failures worth another attempt: failed, timed_out, could_not_start, cut_off; all when not given",
      "failed timed_out could_not_start cut_off"},
     read_retried_ends},
};

}  // namespace

Choose read_choose(Reader& reader, const Yaml& yaml, std::string_view where) {
  Choose choose;
  if (!expect_map(reader, yaml, fmt::format("'choose' of {}", where),
                  "write each option below it as 'NAME:', with 'steps:' below that")) {
    reader.names_missing = true;
    return choose;
  }
  for (const auto& entry : yaml.entries) {
    Option option;
    if (auto name = check_id(reader, "an option", entry.key)) option.name = std::move(*name);
    const auto what = fmt::format("option '{}'", entry.key.text());
    if (!read_mapping(reader, entry.value, what, std::span<const Key<Option>>(option_keys), option))
      reader.names_missing = true;
    choose.options.push_back(std::move(option));
  }
  if (yaml.entries.size() < 2)
    reader.findings.add(
        codes::one_option, yaml.place,
        fmt::format("'choose' of {} has {}", where, yaml.entries.empty() ? "no option" : "one option only"),
        "a decision has two or more; without one, put the steps in place of 'choose'");
  return choose;
}

std::optional<Retries> read_retries(Reader& reader, const Yaml& yaml, std::string_view where) {
  if (yaml.is_scalar()) {
    reader.findings.add(codes::wrong_kind, yaml.place,
                        fmt::format("expected a mapping for 'retries', found {}", describe(yaml)),
                        "write {attempts: 3}: the first attempt counts too");
    return std::nullopt;
  }
  Retries retries;
  const auto what = fmt::format("'retries' of {}", where);
  if (!read_mapping(reader, yaml, what, std::span<const Key<Retries>>(retries_keys), retries))
    return std::nullopt;
  return retries;
}

std::vector<Capture> read_captures(Reader& reader, const Yaml& yaml, std::string_view where,
                                   std::string_view key) {
  std::vector<Capture> captures;
  if (!expect_map(reader, yaml, fmt::format("{} of {}", key, where))) {
    reader.names_missing = true;
    return captures;
  }
  for (const auto& entry : yaml.entries) {
    auto name = check_identifier(reader, "a capture", entry.key);
    auto value = read_condition(reader, "'" + entry.key.text() + "'", entry.value);
    if (name && value)
      captures.push_back({std::move(*name), std::move(*value)});
    else
      reader.broken_names.insert(entry.key.text());
  }
  return captures;
}

std::vector<KeyText> option_key_texts() { return texts_of(std::span<const Key<Option>>(option_keys)); }
std::vector<KeyText> retries_key_texts() { return texts_of(std::span<const Key<Retries>>(retries_keys)); }

}  // namespace drctl
