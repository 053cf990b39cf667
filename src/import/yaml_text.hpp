#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

/// YAML to be written, with its comments.
namespace drctl {

struct YamlField;

struct YamlPart {
  using List = std::vector<YamlPart>;
  using Map = std::vector<YamlField>;
  enum class Style {
    block,
    flow,    ///< [a, b] and {a: b}, on the line of their key
    folded,  ///< of a text: its lines are one line
  };

  std::variant<std::string, List, Map> content;
  Style style = Style::block;
  std::string remark{};                 ///< a comment behind it, on its line
  std::vector<std::string> comments{};  ///< above it, a line each
  bool is_apart = false;                ///< an empty line is before it
};

/// One entry of a mapping.
struct YamlField {
  std::string key;
  YamlPart value;
};

/// The mapping as a file, or a part of one that is `indent` blanks from the left. Texts are quoted where they
/// must be.
std::string yaml_text(const YamlPart::Map& map, std::size_t indent = 0);

/// Lines with "# " before each.
std::string yaml_comments(const std::vector<std::string>& lines, std::size_t indent);

}  // namespace drctl
