#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "import/draft.hpp"

namespace drctl {

struct ImportedRunbook {
  std::string name;  ///< NAME.yaml is its file
  std::string text;
  std::size_t steps = 0;
  std::size_t to_judge = 0;  ///< of them with an effect that the author still has to state
};

struct Import {
  std::vector<ImportedRunbook> runbooks;
  std::vector<Unplaced> unplaced;  ///< what became a comment, in the document's order
};

/// The runbooks of a Markdown document. `file` is how it is called in them. Every word of the document is in
/// one of them, if only as a comment. Fails when the document can't be read or holds nothing to do.
std::expected<Import, std::string> import_markdown(std::string_view text, const std::string& file,
                                                   const Refusal& refusal);

}  // namespace drctl
