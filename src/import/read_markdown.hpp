#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "import/document.hpp"

namespace drctl {

/// The blocks of a Markdown document (CommonMark, with GitHub's tables and task lists). HTML is taken as
/// text, so that <PLACEHOLDERS> stay. Fails where blocks stand in blocks more than 100 deep.
std::expected<std::vector<Block>, std::string> read_markdown(std::string_view text);

}  // namespace drctl
