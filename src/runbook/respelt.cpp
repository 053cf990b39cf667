#include "runbook/respelt.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

#include "support/codes.hpp"
#include "support/contains.hpp"
#include "support/edit_distance.hpp"

namespace drctl {
namespace {

/// Too short to be near to anything, `a` is still the beginning of `as`.
std::optional<std::string> only_key_that_begins(std::string_view word,
                                                const std::vector<std::string>& known) {
  const auto begins = [&](const std::string& key) { return key.starts_with(word); };
  const auto found = std::ranges::find_if(known, begins);
  if (word.empty() || found == known.end() || std::ranges::count_if(known, begins) > 1) return std::nullopt;
  return *found;
}

std::optional<std::string> key_meant_by(std::string_view word, const std::vector<std::string>& known) {
  const auto near = nearest(word, known);
  return near ? near : only_key_that_begins(word, known);
}

/// Of a merge key with an alias the alias is told already.
void report_merge_key(Reader& reader, const YamlEntry& entry) {
  if (entry.value.kind != Yaml::Kind::refused)
    reader.findings.add(codes::anchor, entry.key.place(), "merge keys are not part of the language",
                        "write the keys out");
}

void report_unknown_key(Reader& reader, const SourceText& key, std::string_view where,
                        const std::optional<std::string>& meant, const std::vector<std::string>& known) {
  reader.findings.add(codes::unknown_key, key.place(),
                      fmt::format("unknown key '{}' in {}", key.text(), where),
                      meant ? fmt::format("did you mean '{}'?", *meant)
                            : fmt::format("known here: {}", fmt::join(known, ", ")));
}

/// The word, as if it stood where the key stands.
SourceText in_place_of(const SourceText& key, std::string word) {
  const auto place = key.place();
  const auto begin = static_cast<std::uint32_t>(offset_of(place));
  std::vector<std::uint32_t> offsets(word.size(), begin);
  offsets.push_back(begin + static_cast<std::uint32_t>(place.length));
  return {key.source(), std::move(word), std::move(offsets)};
}

}  // namespace

std::optional<Yaml> respelt(Reader& reader, const Yaml& map, std::string_view where,
                            const std::vector<std::string>& known, const MayMean& may) {
  const auto is_known = [&](const YamlEntry& entry) { return contains(known, entry.key.text()); };
  if (std::ranges::all_of(map.entries, is_known)) return std::nullopt;
  auto right = map;
  std::set<std::string> present;
  for (const auto& entry : right.entries) present.insert(entry.key.text());
  for (auto& entry : right.entries) {
    auto& key = entry.key;
    if (is_known(entry)) continue;
    if (key.text() == "<<") {
      report_merge_key(reader, entry);
      continue;
    }
    const auto meant = key_meant_by(key.text(), known);
    report_unknown_key(reader, key, where, meant, known);
    if (!meant || present.contains(*meant) || (may && !may(key.text(), *meant, present))) continue;
    present.insert(*meant);
    key = in_place_of(key, *meant);
  }
  return right;
}

}  // namespace drctl
