#pragma once

#include <cstddef>

#include "drctl/diagnostic.hpp"

namespace drctl {

/// Columns in characters (Unicode code points), counted from 1.
struct CharacterColumns {
  std::size_t first, behind;  ///< of the place; `behind` is the column after its last character
};

/// Of a place, whose own columns count bytes. The line must not be 0.
CharacterColumns character_columns(const Place& place);

}  // namespace drctl
