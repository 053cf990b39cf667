#pragma once

#include <vector>

#include "runbook/findings.hpp"
#include "runbook/source_text.hpp"

namespace drctl {

/// Splits a command line into words as a POSIX shell would (IEEE Std 1003.1, "Shell Command Language", 2.2
/// and 2.3), but expands nothing: blanks separate, '...' and "..." and \ quote, an adjacent quote joins.
/// ${...} is passed on whole, blanks, quotes and all, inside quotes too; \${ becomes $${, which stands for
/// ${. What only a shell could carry out (pipes, redirections, $NAME, $(...)) is an error.
std::vector<SourceText> split_words(const SourceText& line, Findings& findings);

}  // namespace drctl
