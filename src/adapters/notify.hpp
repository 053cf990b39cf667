#pragma once

#include "drctl/adapter.hpp"

namespace drctl {

/// `notify`: tells people, by the channel that the environment binds.
AdapterRow notify_row();

}  // namespace drctl
