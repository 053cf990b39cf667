#pragma once

#include <vector>

#include "runbook/keys.hpp"
#include "runbook/runbook.hpp"

namespace drctl {

/// `notify:` of a runbook: who is told of a run, and what.
Notices read_notices(Reader& reader, const YamlEntry& entry);

std::vector<KeyText> notices_key_texts();

}  // namespace drctl
