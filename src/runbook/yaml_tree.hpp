#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "runbook/yaml_part.hpp"

namespace drctl {

/// Builds the tree of a document from the events of a parser. Offsets count in the source.
class YamlTree {
 public:
  enum class Style { block, flow };
  /// Where a list or mapping was opened whose end has not come yet.
  struct Open {
    Yaml node;
    Style style = Style::block;
    std::size_t offset = 0;
    std::optional<SourceText> pending_key{};  ///< of a map: the key that waits for its value, if any
    /// Of a map of many: where each key stands in its entries. A search through them would take the square.
    std::unordered_map<std::string, std::size_t> known{};

    /// The entry with this key, if there is one; else the next entry that is added has it.
    const YamlEntry* find_or_learn(const std::string& key);
  };

  explicit YamlTree(std::shared_ptr<const Source> source) : source_(std::move(source)) {}

  void nothing(std::size_t offset);
  /// `offset` is where the node starts, with its tag if it has one.
  void scalar(std::size_t offset, std::string_view value, Yaml::Kind kind);
  void alias(std::size_t offset);
  void open(std::size_t offset, Yaml::Kind kind, Style style);
  void close();
  void refuse(std::string_view code, std::size_t offset, std::string message, std::string help);
  /// A quote whose end is missing; nothing that was read behind it can be trusted.
  SourceText plain(std::size_t start, std::string_view value) const;
  SourceText marked(std::size_t start, std::string_view value);
  void refuse_unclosed(std::size_t offset);

  /// The innermost list or mapping in brackets that is still open, or nothing.
  const Open* open_bracket() const;
  /// Behind the start of the last node that came.
  std::size_t last_offset() const { return last_offset_; }

  /// What was read so far: open lists and mappings are closed first.
  YamlAttempt finish() &&;

 private:
  void add(Yaml node, std::size_t offset);
  void add_key(Open& map, Yaml node, std::size_t offset);
  void add_entry(Open& map, Yaml value);
  std::size_t skip_properties(std::size_t offset);
  SourceText written(std::size_t offset) const;
  std::size_t before_nothing(std::size_t offset) const;

  std::shared_ptr<const Source> source_;
  std::vector<Open> open_;
  YamlAttempt part_;
  std::size_t last_offset_ = 0;
};

}  // namespace drctl
