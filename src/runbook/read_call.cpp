#include "runbook/read_call.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "runbook/read_value.hpp"
#include "support/codes.hpp"

namespace drctl {
namespace {

const Field* find_field(const AdapterSpec& adapter, std::string_view name) {
  for (const auto& field : adapter.fields)
    if (field.name == name) return &field;
  return nullptr;
}

std::vector<std::string> field_names(const AdapterSpec& adapter) {
  std::vector<std::string> names;
  for (const auto& field : adapter.fields) names.push_back(field.name);
  return names;
}

void read_known_fields(Reader& reader, const AdapterSpec& adapter, const Yaml& yaml, std::string_view where,
                       CallText& call) {
  for (const auto& entry : yaml.entries)
    if (const auto* field = find_field(adapter, entry.key.text()))
      if (auto value = read_field(reader, *field, entry.value))
        call.fields.emplace(field->name, std::move(*value));
  for (const auto& field : adapter.fields)
    if (field.need == Field::Need::required && find_entry(yaml, field.name) == nullptr)
      report_missing_key(reader, yaml.place, field.name, where, field.summary);
}

void read_fields(Reader& reader, const AdapterSpec& adapter, const Yaml& yaml, std::string_view where,
                 CallText& call) {
  const auto is_known = [&](const YamlEntry& entry) {
    return find_field(adapter, entry.key.text()) != nullptr;
  };
  if (std::ranges::all_of(yaml.entries, is_known))
    return read_known_fields(reader, adapter, yaml, where, call);
  const auto right = respelt(reader, yaml, where, field_names(adapter));
  read_known_fields(reader, adapter, right ? *right : yaml, where, call);
}

void read_shorthand(Reader& reader, const AdapterSpec& adapter, const YamlEntry& entry, CallText& call) {
  const auto* field = find_field(adapter, adapter.shorthand);
  if (field == nullptr) {
    expect_map(reader, entry.value, fmt::format("'{}'", adapter.name));
    return;
  }
  auto named = *field;
  named.name = adapter.name;  // messages speak of what the author sees
  if (auto value = read_field(reader, named, entry.value))
    call.fields.emplace(field->name, std::move(*value));
}

}  // namespace

std::optional<milliseconds> read_timeout(Reader& reader, const Yaml& yaml) {
  const auto time = read_duration(reader, "'timeout'", yaml);
  if (time && time->count() == 0)
    reader.findings.add(codes::out_of_range, yaml.place, "a timeout of no time can't be kept",
                        "give it as long as it may take, like 30s");
  return time;
}

void read_effect(Reader& reader, const YamlEntry& entry, CallFrame& frame) {
  constexpr std::array<std::string_view, 3> words = {"read", "change", "destructive"};
  frame.effect_place = entry.value.place;
  const auto word = read_word(reader, "'effect'", entry.value, words);
  frame.effect = word ? effect_from(words[*word]) : Effect::destructive;  // it is stated, though wrongly
}

CallText read_call(Reader& reader, const AdapterSpec& adapter, const YamlEntry& entry,
                   std::string_view where) {
  CallText call;
  call.adapter = {adapter.name, entry.key.place()};
  call.place = entry.key.place();
  if (entry.value.kind == Yaml::Kind::map)
    read_fields(reader, adapter, entry.value, fmt::format("'{}' of {}", adapter.name, where), call);
  else
    read_shorthand(reader, adapter, entry, call);
  return call;
}

void apply_frame(Reader& reader, const CallFrame& frame, CallText& call) {
  call.target = frame.target;
  call.timeout = frame.timeout;
  if (frame.effect && frame.effect_reason.empty())
    reader.findings.add(codes::missing_companion, frame.effect_place, "a stated effect needs a reason",
                        "add 'effect_reason:' with why the call has that effect, whatever it looks like");
  if (frame.effect) call.effect = StatedEffect{*frame.effect, frame.effect_reason, frame.effect_place};
  if (!frame.effect_place.source && frame.reason_place.source)
    reader.findings.add(codes::missing_companion, frame.reason_place, "'effect_reason' without 'effect'",
                        "add 'effect:' or remove it");
}

}  // namespace drctl
