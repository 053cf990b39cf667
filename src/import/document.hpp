#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

/// A Markdown document as the importer sees it: blocks with the words that they hold, and where each begins.
namespace drctl {

struct Link {
  std::string text, target, title;
};

/// A line of prose, without its marks: emphasis is gone, code is in `...`, a link is "text (target)".
struct Prose {
  std::size_t line = 0;  ///< of the document, from 1
  std::string text{};
  std::string lead{};                ///< what it begins with in bold, or the first cell of a row; or empty
  std::vector<std::string> codes{};  ///< each code in it, without `...`
  std::vector<Link> links{};
  std::vector<std::size_t> cells{};  ///< of a row: where in the text each begins
};

struct Block {
  enum class Kind {
    heading,    ///< one prose, `level` 1 to 6
    paragraph,  ///< a prose a line
    numbered,   ///< children: items
    bullets,    ///< children: items
    item,       ///< its first paragraph is `prose`; children: what follows in it
    code,       ///< `code`, `language`
    table,      ///< a prose a row, cells with " | " between
    quote,      ///< children
  };
  Kind kind = Kind::paragraph;
  std::size_t line = 0;
  unsigned level = 0;
  std::vector<Prose> prose{};
  std::string code{}, language{};
  std::optional<bool> task{};  ///< of a task list's item: is it ticked?
  std::vector<Block> children{};
};

}  // namespace drctl
