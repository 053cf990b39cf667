#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/event.hpp"
#include "report/style.hpp"

namespace drctl {

/// Everything that a person needs to decide about a gated step: what, where, the exact command, effect and
/// why, the consequence, and how it can be undone.
std::string gate_text(const GateOpened& gate, const Style& style);

/// Labels in one column, their texts beside them; empty texts are left out. Texts of several lines stay below
/// each other.
std::string labelled_block(const std::vector<std::pair<std::string, std::string>>& rows, const Style& style);

}  // namespace drctl
