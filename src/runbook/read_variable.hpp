#pragma once

#include <string_view>
#include <vector>

#include "runbook/keys.hpp"
#include "runbook/reader.hpp"
#include "runbook/runbook.hpp"

namespace drctl {

/// `vars:` a mapping of variables. The name of one whose type can't be read is a broken name.
std::vector<Variable> read_variables(Reader& reader, const Yaml& yaml);

/// Whether a variable of the type can have the key: a range is for numbers, say.
bool fits(std::string_view key, VariableType type);

std::vector<KeyText> variable_key_texts();

}  // namespace drctl
