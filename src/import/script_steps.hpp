#pragma once

#include <string>
#include <vector>

#include "import/draft.hpp"
#include "import/script.hpp"

namespace drctl {

/// The steps of a block of code: one a command, and one by hand for what only a person can do. Their ids are
/// still empty, and so are titles where the script says none.
std::vector<DraftedStep> script_steps(const std::vector<ScriptPart>& parts, const Refusal& refusal);

/// Whether the text, as it stands between `...` in prose, is a command.
bool is_command(const std::string& code);

}  // namespace drctl
