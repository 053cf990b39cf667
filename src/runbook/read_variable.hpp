#pragma once

#include <vector>

#include "runbook/keys.hpp"
#include "runbook/reader.hpp"
#include "runbook/runbook.hpp"

namespace drctl {

/// `vars:` a mapping of variables. The name of one whose type can't be read is a broken name.
std::vector<Variable> read_variables(Reader& reader, const Yaml& yaml);

std::vector<KeyText> variable_key_texts();

}  // namespace drctl
