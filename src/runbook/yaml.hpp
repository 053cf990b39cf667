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
  bool whole = true;  ///< of a map: false when entries that could not be read are missing
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

/// A node of which nothing can be read.
inline Yaml refused_node() {
  Yaml node;
  node.kind = Yaml::Kind::refused;
  return node;
}

/// A document as far as it can be read, and what is wrong with it.
struct YamlDocument {
  Yaml root{};  ///< refused when nothing of it could be read
  Diagnostics diagnostics{};
  /// The root holds all there is. False after an error of syntax: the step or variable it stands in is
  /// missing.
  bool complete = true;
};

/// Reads the one document of a file. Refused, beside what is not YAML: duplicate keys, tags, anchors,
/// aliases, a second document, keys that are no text, bytes that are no UTF-8, control characters.
YamlDocument read_yaml(const std::shared_ptr<const Source>& source);

}  // namespace drctl
