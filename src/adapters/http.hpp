#pragma once

#include "drctl/adapter.hpp"

namespace drctl {

/// `http`: one request to a service and its answer.
AdapterRow http_row();

}  // namespace drctl
