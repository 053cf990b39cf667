#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "drctl/diagnostic.hpp"

namespace drctl {

/// Lines of a file: the first, counted from 1, and the first that is none of them any more.
struct Lines {
  std::size_t first = 0, end = 0;

  bool operator==(const Lines&) const = default;
  bool hold(std::size_t line) const { return first <= line && line < end; }
};

/// What belongs together in a YAML text as its indentation tells, whether or not it can be parsed.
class YamlOutline {
 public:
  explicit YamlOutline(const Source& source) : source_(source), text_(source.text) {}

  /// The top key that the line belongs to, with all that is below it.
  Lines block_around(std::size_t line) const;
  /// What the line belongs to below its top key, as a step or a variable; the whole block when it is all
  /// that the key has, or the line is the key's own.
  Lines entry_around(std::size_t line) const;
  /// The entries above the line in its block, if it is they that stand further in than all others, and the
  /// line does not.
  std::optional<Lines> too_far_in_above(std::size_t line) const;

  /// Whether the place is where its line begins to say something.
  bool begins_at(const Place& place) const;

  /// Puts blanks in the place of the lines. Gives false when there was nothing else already.
  bool blank(Lines lines);
  /// As long as the source's.
  const std::string& text() const { return text_; }

 private:
  std::size_t last() const { return source_.lines.size() + 1; }
  std::string_view line(std::size_t number) const;
  std::size_t column(std::size_t number) const;
  bool is_empty(std::size_t number) const { return column(number) == std::string_view::npos; }
  bool is_item(std::size_t number) const;
  bool is_top(std::size_t number) const { return column(number) == 0 && !is_item(number); }
  std::size_t first_below(Lines block) const;
  bool begins_entry(std::size_t number, std::size_t first) const;

  const Source& source_;
  std::string text_;
};

}  // namespace drctl
