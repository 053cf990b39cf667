#pragma once

#include <string>
#include <vector>

#include "import/document.hpp"

namespace drctl {

/// Every word of the block, as lines of plain text: "- " before items, numbers before numbered ones.
std::vector<std::string> lines_of(const Block& block);

/// The lines of all of them.
std::vector<std::string> lines_of(const std::vector<Block>& blocks);

/// Lines with line ends between.
std::string joined(const std::vector<std::string>& lines);

}  // namespace drctl
