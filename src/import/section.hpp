#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "import/document.hpp"

namespace drctl {

/// What stands below a heading; the document itself is the section of level 0.
struct Section {
  Prose heading;
  unsigned level = 0;
  std::vector<Block> blocks;  ///< before its first sub-heading
  std::vector<Section> children;
};

/// The blocks by their headings.
Section sections_of(std::vector<Block> blocks);

/// How a link of the document names the section: "#database-recovery", as GitHub makes it.
std::string anchor_of(std::string_view heading);

}  // namespace drctl
