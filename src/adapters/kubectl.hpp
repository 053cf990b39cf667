#pragma once

#include "drctl/adapter.hpp"

namespace drctl {

/// `kubectl`: a command of kubectl in the target's context and namespace. See docs/adapters.md.
AdapterRow kubectl_row();

}  // namespace drctl
