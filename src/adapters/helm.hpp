#pragma once

#include "drctl/adapter.hpp"

namespace drctl {

/// `helm`: a command of helm in the target's context and namespace. See docs/adapters.md.
AdapterRow helm_row();

}  // namespace drctl
