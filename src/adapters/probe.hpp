#pragma once

#include "drctl/adapter.hpp"

namespace drctl {

/// `probe`: does a name resolve, does a port take connections, is a certificate good?
AdapterRow probe_row();

}  // namespace drctl
