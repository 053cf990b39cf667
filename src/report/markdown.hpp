#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace drctl {

/// One line of text that Markdown (CommonMark, with GitHub's tables) shows as it is.
std::string markdown_text(std::string_view text);

/// The same of a text whose lines stay lines, with an empty one behind it; empty when the text is.
std::string markdown_lines(std::string_view text);

/// A text in a fence that it can't end; `language` is for whoever colours it.
std::string markdown_code(std::string_view text, std::string_view language = "text");
/// The same within a line.
std::string markdown_word(std::string_view text);

/// A table; each cell is text. Empty without rows.
std::string markdown_table(const std::vector<std::string>& heading,
                           const std::vector<std::vector<std::string>>& rows);

}  // namespace drctl
