#pragma once

#include "import/document.hpp"
#include "import/draft.hpp"

namespace drctl {

/// Takes "**RTO**: 5-10 minutes" and its like into the runbook: impact, severity, rto, rpo, owner. Whether
/// the line was one; a duration that can't be read is said in the runbook's head, in the document's words.
bool take_field(const Prose& line, RunbookDraft& draft);

/// Whether the text is the name of a field: "RTO", "Impact (users)".
bool is_field_name(const std::string& text);

/// Whether the line is such a field.
bool is_field(const Prose& line);

}  // namespace drctl
