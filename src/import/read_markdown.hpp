#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "import/document.hpp"

namespace drctl {

/// The blocks of a Markdown document (CommonMark, with GitHub's tables and task lists). HTML is taken as
/// text, so that <PLACEHOLDERS> stay. Fails only where there is no memory, or the text is larger than 4 GiB.
std::expected<std::vector<Block>, std::string> read_markdown(std::string_view text);

}  // namespace drctl
