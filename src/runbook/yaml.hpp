#pragma once

#include <memory>
#include <vector>

#include "drctl/diagnostic.hpp"
#include "runbook/source_text.hpp"

namespace drctl {

struct YamlEntry;

/// One node of a YAML document, untyped, with its place.
struct Yaml {
  enum class Kind {
    nothing,  ///< empty, `~` or `null`
    plain,    ///< a scalar without quotes
    quoted,   ///< a scalar in quotes, or a block scalar
    list,
    map,
    refused,  ///< already reported; readers pass it over in silence
  };
  Kind kind = Kind::nothing;
  SourceText text{};  ///< of scalars
  Place place{};
  std::vector<Yaml> items{};       ///< of a list
  std::vector<YamlEntry> entries;  ///< of a map: each key once, in the order of the file

  bool is_scalar() const { return kind == Kind::plain || kind == Kind::quoted; }
};

struct YamlEntry {
  SourceText key;
  Yaml value;
};

/// A document as far as it can be read, and what is wrong with it.
struct YamlDocument {
  Yaml root{};
  Diagnostics diagnostics{};
  /// The root holds all there is. False after a syntax error: whatever was behind it is missing.
  bool complete = true;
};

/// Reads the one document of a file. Refused, beside what is not YAML: duplicate keys, tags, anchors,
/// aliases, a second document, keys that are no text, bytes that are no UTF-8, control characters.
YamlDocument read_yaml(const std::shared_ptr<const Source>& source);

}  // namespace drctl
