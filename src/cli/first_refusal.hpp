#pragma once

#include <string>

#include "cli/previewer.hpp"

namespace drctl {

/// What `validate` would say first of the runbook in `text`, which stands alone: nothing can be included.
/// Empty when it is well. `name` is what it is called.
std::string first_refusal(const std::string& text, const std::string& name, const Previewer& previewer);

}  // namespace drctl
