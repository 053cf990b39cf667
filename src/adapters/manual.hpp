#pragma once

#include "drctl/adapter.hpp"

namespace drctl {

/// `manual`: what no program can do is asked of the person at work, who reports that it is done, typing the
/// values that were asked for, or that it failed.
AdapterRow manual_row();

}  // namespace drctl
