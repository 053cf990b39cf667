#pragma once

#include <algorithm>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runbook/reader.hpp"
#include "runbook/respelt.hpp"
#include "runbook/yaml.hpp"

namespace drctl {

/// What stands behind a key.
enum class Wants {
  text,         ///< a text that is shown as it is written, without ${}
  raw,          ///< a text, whatever it holds
  reason,       ///< a text that is shown as it is written, and says something
  template_,    ///< a text that may hold ${}
  name,         ///< a-z, 0-9 and -
  identifier,   ///< a-z, 0-9 and _: what expressions can use
  word,         ///< one of a few words
  boolean,      ///< true or false
  integer,      ///< a whole number
  number,       ///< a number
  duration,     ///< 30s, 5m, 1h30m
  limit,        ///< the same, but not 0s
  value,        ///< whatever the variable's type asks for
  expression,   ///< a CEL expression without ${}
  expressions,  ///< one such expression, or a list of them
  texts,        ///< a text, or a list of texts
  mapping,      ///< keys and values
  list,         ///< a list of mappings
};

/// The numbers that a key takes, its ends too.
struct Range {
  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();

  constexpr bool holds(double number) const { return least <= number && number <= most; }
};

/// A key of the language as documentation, schema and completion see it.
struct KeyText {
  std::string_view name;
  Wants wants;
  enum class Need { optional, required } need;
  std::string_view summary;  ///< one line
  std::string_view words{};  ///< for Wants::word and Wants::texts: all of them, with blanks between
  Range range{};             ///< for numbers
};

inline constexpr auto is_optional = KeyText::Need::optional;
inline constexpr auto is_required = KeyText::Need::required;

/// A key of the language, and how what stands behind it gets into a T.
template <class T>
struct Key {
  KeyText text;
  void (*read)(Reader& reader, const YamlEntry& entry, T& into);
};

/// Reports whatever is not a mapping; `where` says of what: "step 'restart'"; `help` shows the right shape.
bool expect_map(Reader& reader, const Yaml& yaml, std::string_view where,
                std::string_view help = "write 'key: value' lines, indented below it");
/// "missing key 'steps' in the runbook".
void report_missing_key(Reader& reader, const Place& place, std::string_view key, std::string_view where,
                        std::string_view summary);

template <class T>
std::vector<KeyText> texts_of(std::span<const Key<T>> keys) {
  std::vector<KeyText> texts;
  for (const auto& key : keys) texts.push_back(key.text);
  return texts;
}

template <class T>
std::vector<std::string> names_of(std::span<const Key<T>> keys) {
  std::vector<std::string> names;
  for (const auto& key : keys) names.emplace_back(key.text.name);
  return names;
}

/// The value of a key, or nothing.
inline const YamlEntry* find_entry(const Yaml& map, std::string_view key) {
  const auto same = [&](const YamlEntry& entry) { return entry.key.text() == key; };
  const auto found = std::find_if(map.entries.begin(), map.entries.end(), same);
  return found == map.entries.end() ? nullptr : &*found;
}

/// Whether the table has a row for each key of the mapping.
template <class T>
bool has_all_of(std::span<const Key<T>> keys, const Yaml& map) {
  return std::ranges::all_of(map.entries, [&](const YamlEntry& entry) {
    return std::ranges::any_of(keys, [&](const auto& key) { return key.text.name == entry.key.text(); });
  });
}

/// The mapping, after what is unknown of its keys was told, or nothing when all of them are in the table.
template <class T>
std::optional<Yaml> respelt(Reader& reader, const Yaml& map, std::string_view where,
                            std::span<const Key<T>> keys) {
  if (has_all_of(keys, map)) return std::nullopt;
  return respelt(reader, map, where, names_of(keys));
}

/// Reads each entry of a mapping by the table. An entry that is in no row goes to `other`. Gives false when
/// `yaml` is no mapping.
template <class T, class Other>
bool read_mapping(Reader& reader, const Yaml& yaml, std::string_view where, std::span<const Key<T>> keys,
                  T& into, Other other) {
  if (!expect_map(reader, yaml, where)) return false;
  for (const auto& entry : yaml.entries) {
    const auto named = [&](const Key<T>& key) { return key.text.name == entry.key.text(); };
    const auto key = std::find_if(keys.begin(), keys.end(), named);
    if (key != keys.end())
      key->read(reader, entry, into);
    else
      other(entry);
  }
  for (const auto& key : keys)
    if (yaml.whole && key.text.need == KeyText::Need::required && find_entry(yaml, key.text.name) == nullptr)
      report_missing_key(reader, yaml.place, key.text.name, where, key.text.summary);
  return true;
}

/// The same where the table has all keys: others are told, and read as what they were meant to be. `into`
/// must keep no entry, which may be a copy.
template <class T>
bool read_mapping(Reader& reader, const Yaml& yaml, std::string_view where, std::span<const Key<T>> keys,
                  T& into) {
  const auto right = respelt(reader, yaml, where, keys);
  return read_mapping(reader, right ? *right : yaml, where, keys, into, [](const YamlEntry&) {});
}

}  // namespace drctl
