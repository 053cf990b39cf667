#pragma once

#include <string>
#include <vector>

#include "import/document.hpp"
#include "import/draft.hpp"

namespace drctl {

/// The steps of a list's item: its commands, with the item's text as their title; one by hand when it has
/// none.
std::vector<DraftedStep> item_steps(const Block& item, const Refusal& refusal);

/// The steps of a block of code; none when it is neither shell nor SQL.
std::vector<DraftedStep> code_steps(const Block& code, const Refusal& refusal);

/// The steps of the commands that stand between `...` in the line.
std::vector<DraftedStep> inline_steps(const Prose& line, const Refusal& refusal);

/// Whether it holds a command between `...`.
bool has_command(const Prose& line);
/// The same of a block, and of what stands below it.
bool has_commands(const Block& block);

/// A step for a person.
DraftedStep by_hand(const std::string& title, const std::string& instructions);

}  // namespace drctl
