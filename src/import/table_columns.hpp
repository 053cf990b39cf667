#pragma once

#include <vector>

#include "import/document.hpp"

namespace drctl {

/// Reads tables whose header names fields, "| Impact | RTO |", by columns: of one row of values each becomes
/// a line, "RTO: 4 hours". Of several rows, which are of several things, none is a field.
void read_columns(std::vector<Block>& blocks);

}  // namespace drctl
