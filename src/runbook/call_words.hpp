#pragma once

#include <string_view>

#include "runbook/runbook.hpp"

namespace drctl {

/// The words of a field of the call that holds some; nothing when it is not given, or is one ${} for all.
const FieldValue::List* words_in(const CallText& call, std::string_view field);

/// The text as it is written, ${} and all; empty when it is no text.
std::string_view written_text(const FieldValue& word);

}  // namespace drctl
