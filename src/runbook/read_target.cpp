#include "runbook/read_target.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "runbook/read_scalar.hpp"
#include "support/codes.hpp"
#include "support/edit_distance.hpp"

namespace drctl {
namespace {

using Content = SettingRow::Content;

constexpr auto identity_text =
    "what the target says of itself; written by `drctl pin`, checked before any change";

constexpr std::array<SettingRow, 7> postgres = {{
    {"host", Content::text, is_required, "a name or an address"},
    {"port", Content::port, is_optional, "5432 when not given", "5432"},
    {"database", Content::text, is_required, "the database's name"},
    {"user", Content::text, is_required, "the role that logs in"},
    {"password", Content::secret, is_optional, "{env: NAME} or {file: PATH}"},
    {"maintenance_database", Content::text, is_optional,
     "from where databases are created and renamed; postgres when not given"},
    {"identity", Content::text, is_optional, identity_text},
}};
constexpr std::array<SettingRow, 4> kubernetes = {{
    {"kubeconfig", Content::text, is_optional, "a path; kubectl's own choice when not given"},
    {"context", Content::text, is_required, "the kubeconfig's context"},
    {"namespace", Content::text, is_required, "where the steps act when they say nothing else"},
    {"identity", Content::text, is_optional, identity_text},
}};
constexpr std::array<std::string_view, 4> ways = {"slack", "pagerduty", "webhook", "mail"};
constexpr std::array<SettingRow, 8> channel = {{
    {"via", Content::word, is_required, "how people are told", "", ways},
    {"url", Content::secret, is_optional, "the URL of slack or of a webhook; pagerduty's own when not given"},
    {"routing_key", Content::secret, is_optional, "the integration key of pagerduty"},
    {"smtp", Content::text, is_optional, "the mail server: smtp://HOST:PORT or smtps://HOST"},
    {"from", Content::text, is_optional, "a mail's sender"},
    {"to", Content::text, is_optional, "a mail's addressees, with commas between"},
    {"user", Content::text, is_optional, "who logs in to the mail server"},
    {"password", Content::secret, is_optional, "{env: NAME} or {file: PATH}"},
}};
constexpr std::array<TargetKind, 3> kinds = {
    {{"postgres", postgres}, {"kubernetes", kubernetes}, {"channel", channel}}};

std::vector<std::string> setting_names(const TargetKind& kind) {
  std::vector<std::string> names{"kind"};
  for (const auto& row : kind.settings) names.emplace_back(row.name);
  return names;
}

std::vector<std::string> all_setting_names() {
  std::vector<std::string> names{"kind"};
  for (const auto& kind : kinds)
    for (const auto& row : kind.settings) names.emplace_back(row.name);
  return names;
}

const TargetKind* kind_called(std::string_view word) {
  const auto found = std::ranges::find(kinds, word, &TargetKind::name);
  return found == kinds.end() ? nullptr : &*found;
}

/// What the target's keys can be: those of its kind, however 'kind' is spelt.
std::vector<std::string> known_settings(const Yaml& target) {
  const auto all = all_setting_names();
  const auto names_kind = [&](const YamlEntry& entry) { return nearest(entry.key.text(), all) == "kind"; };
  const auto entry = std::ranges::find_if(target.entries, names_kind);
  const auto* kind = entry == target.entries.end() ? nullptr : kind_called(entry->value.text.text());
  return kind == nullptr ? all : setting_names(*kind);
}

/// The target, after what is unknown of its keys was told, or nothing when it has no such key.
std::optional<Yaml> respelt_target(Reader& reader, const Yaml& target, std::string_view where) {
  return respelt(reader, target, where, known_settings(target));
}

void read_port(Reader& reader, std::string_view what, const Yaml& yaml, TargetBinding& into) {
  const auto port = read_integer(reader, what, yaml);
  if (port && (*port < 1 || *port > 65535))
    reader.findings.add(codes::out_of_range, yaml.place,
                        fmt::format("expected 1 to 65535 for {}, found {}", what, *port));
  else if (port)
    into.settings["port"] = {std::to_string(*port), yaml.place};
}

void read_word_setting(Reader& reader, const SettingRow& row, const Yaml& yaml, TargetBinding& into) {
  if (const auto word = read_word(reader, fmt::format("'{}'", row.name), yaml, row.words))
    into.settings[std::string(row.name)] = {std::string(row.words[*word]), yaml.place};
}

void read_setting(Reader& reader, const SettingRow& row, const YamlEntry& entry, TargetBinding& into) {
  const auto what = fmt::format("'{}'", row.name);
  const std::string name(row.name);
  if (row.content == Content::word) {
    read_word_setting(reader, row, entry.value, into);
  } else if (row.content == Content::secret) {
    if (auto origin = read_secret_origin(reader, what, entry.value))
      into.secrets.emplace(name, std::move(*origin));
  } else if (row.content == Content::port) {
    read_port(reader, what, entry.value, into);
  } else if (auto text = read_text(reader, what, entry.value)) {
    into.settings[name] = {std::move(*text), entry.value.place};
  }
}

void read_settings(Reader& reader, const TargetKind& kind, const YamlEntry& target, TargetBinding& into) {
  const auto where = fmt::format("target '{}'", target.key.text());
  for (const auto& entry : target.value.entries)
    if (const auto row = std::ranges::find(kind.settings, entry.key.text(), &SettingRow::name);
        row != kind.settings.end())
      read_setting(reader, *row, entry, into);
  for (const auto& row : kind.settings) {
    if (find_entry(target.value, row.name) != nullptr) continue;
    if (row.need == is_required) report_missing_key(reader, target.key.place(), row.name, where, row.summary);
    if (!row.default_value.empty())
      into.settings[std::string(row.name)] = {std::string(row.default_value), target.key.place()};
  }
}

/// What a channel needs besides is a matter of its `via`.
bool is_needed(std::string_view via, std::string_view setting) {
  if (via == "pagerduty") return setting == "routing_key";
  if (via == "mail") return setting == "smtp" || setting == "from" || setting == "to";
  return setting == "url";
}

void check_channel(Reader& reader, const YamlEntry& target, const TargetBinding& binding) {
  const auto via = binding.settings.find("via");
  if (binding.kind.text != "channel" || via == binding.settings.end()) return;
  for (const auto& row : channel)
    if (is_needed(via->second.text, row.name) && find_entry(target.value, row.name) == nullptr)
      report_missing_key(reader, target.key.place(), row.name, fmt::format("target '{}'", target.key.text()),
                         row.summary);
}

std::optional<TargetBinding> read_known_binding(Reader& reader, const YamlEntry& entry) {
  const auto where = fmt::format("target '{}'", entry.key.text());
  auto name = check_id(reader, "a target", entry.key);
  if (!expect_map(reader, entry.value, where)) return std::nullopt;
  const auto* kind = find_entry(entry.value, "kind");
  std::vector<std::string_view> words;
  for (const auto& each : kinds) words.push_back(each.name);
  if (kind == nullptr) {
    report_missing_key(reader, entry.value.place, "kind", where, fmt::format("{}", fmt::join(words, " or ")));
    return std::nullopt;
  }
  const auto word = read_word(reader, "'kind'", kind->value, words);
  if (!name || !word) return std::nullopt;
  TargetBinding binding{std::move(*name), {std::string(words[*word]), kind->value.place}, {}, {}};
  read_settings(reader, kinds[*word], entry, binding);
  check_channel(reader, entry, binding);
  return binding;
}

}  // namespace

std::span<const TargetKind> target_kinds() { return kinds; }

std::optional<TargetBinding> read_target_binding(Reader& reader, const YamlEntry& entry) {
  const auto where = fmt::format("target '{}'", entry.key.text());
  auto right = respelt_target(reader, entry.value, where);
  return read_known_binding(reader, right ? YamlEntry{entry.key, std::move(*right)} : entry);
}

bool is_secret_origin(const Yaml& yaml) {
  if (yaml.kind != Yaml::Kind::map || yaml.entries.size() != 1) return false;
  const auto& key = yaml.entries[0].key.text();
  return (key == "env" || key == "file") && !yaml.entries[0].value.entries.size();
}

std::optional<SecretOrigin> read_secret_origin(Reader& reader, std::string_view what, const Yaml& yaml) {
  if (!is_secret_origin(yaml)) {
    if (yaml.kind == Yaml::Kind::refused) return std::nullopt;
    reader.findings.add(codes::written_secret, hidden(yaml.place),
                        fmt::format("{} is a secret: its value does not belong into a file", what),
                        "write {env: NAME} or {file: PATH}");
    return std::nullopt;
  }
  const auto& entry = yaml.entries[0];
  const auto kind = entry.key.text() == "env" ? SecretOrigin::Kind::env : SecretOrigin::Kind::file;
  auto where = read_text(reader, "'" + entry.key.text() + "'", entry.value);
  if (!where) return std::nullopt;
  return SecretOrigin{kind, std::move(*where), entry.value.place};
}

}  // namespace drctl
