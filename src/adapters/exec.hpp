#pragma once

#include "drctl/adapter.hpp"

namespace drctl {

/// `exec`: any program of this machine. See docs/adapters.md.
AdapterRow exec_row();

}  // namespace drctl
