#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "import/document.hpp"

namespace drctl {

/// Makes a line of prose of what a Markdown parser tells, piece by piece.
class ProseWriter {
 public:
  /// `line`: where the text stands in the document; the first one counts.
  void add(const std::string& text, std::size_t line);
  /// The next cell of a row: behind a bar, unless it is the first.
  void begin_cell();

  void begin_code(std::size_t line);
  void end_code();
  /// Bold: what a line begins with so is its lead.
  void begin_strong();
  void end_strong() { in_lead_ = false; }
  /// Struck out: what is not to be done any more, so that code in it is none.
  void begin_struck(std::size_t line);
  void end_struck();
  /// Of an image too, which may stand in a link.
  void begin_link(std::string target, std::string title, std::size_t line);
  void end_link();

  /// A line end belongs to the line, in code and in the text of a link.
  bool goes_on_over_line_ends() const { return in_code_ || !open_links_.empty(); }
  /// The line, and an empty one to go on with.
  Prose take();

 private:
  void begin(std::size_t line);
  void join_lines();

  Prose prose_;
  bool in_lead_ = false, in_code_ = false, is_struck_ = false;
  std::vector<std::size_t> open_links_;  ///< of prose_.links, the innermost last
};

}  // namespace drctl
