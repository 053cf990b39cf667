#pragma once

#include <optional>
#include <string_view>

#include "runbook/reader.hpp"
#include "runbook/runbook.hpp"
#include "runbook/yaml.hpp"

namespace drctl {

/// A text that is known before the run: a ${} in it is an error, and `$${` stands for `${`, as in texts that
/// take values. `what` names the place in messages: "'default'".
std::optional<FieldValue> read_fixed_text(Reader& reader, std::string_view what, const Yaml& yaml);

}  // namespace drctl
