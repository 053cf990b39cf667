#include "runbook/keys.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "runbook/read_scalar.hpp"
#include "support/codes.hpp"
#include "support/contains.hpp"
#include "support/edit_distance.hpp"

namespace drctl {

bool expect_map(Reader& reader, const Yaml& yaml, std::string_view where, std::string_view help) {
  if (yaml.kind == Yaml::Kind::map) return true;
  if (yaml.kind != Yaml::Kind::refused)
    reader.findings.add(codes::wrong_kind, yaml.place,
                        fmt::format("expected a mapping for {}, found {}", where, describe(yaml)),
                        std::string(help));
  return false;
}

bool is_misspelt(const Reader& reader, const Yaml& map, std::string_view key,
                 const std::vector<std::string>& known) {
  return std::ranges::any_of(map.entries, [&](const YamlEntry& entry) {
    return !contains(known, entry.key.text()) && reader.adapter(entry.key.text()) == nullptr &&
           nearest(entry.key.text(), known) == key;
  });
}

bool is_wanted(const KeyText& key, const Yaml& value) {
  return (key.wants == Wants::mapping && value.kind == Yaml::Kind::map) ||
         (key.wants == Wants::list && value.kind == Yaml::Kind::list);
}

void report_unknown_key(Reader& reader, const SourceText& key, std::string_view where,
                        const std::vector<std::string>& known) {
  if (key.text() == "<<")
    return reader.findings.add(codes::anchor, key.place(), "merge keys are not part of the language",
                               "write the keys out");
  reader.findings.add(codes::unknown_key, key.place(),
                      fmt::format("unknown key '{}' in {}", key.text(), where),
                      did_you_mean(key.text(), known, fmt::format("known here: {}", fmt::join(known, ", "))));
}

void report_unknown_key(Reader& reader, const YamlEntry& entry, std::string_view where,
                        const std::vector<std::string>& known) {
  if (entry.key.text() == "<<" && entry.value.kind == Yaml::Kind::refused) return;
  report_unknown_key(reader, entry.key, where, known);
}

void report_missing_key(Reader& reader, const Place& place, std::string_view key, std::string_view where,
                        std::string_view summary) {
  reader.findings.add(codes::missing_key, place, fmt::format("missing key '{}' in {}", key, where),
                      fmt::format("add '{}:' with {}", key, summary));
}

}  // namespace drctl
