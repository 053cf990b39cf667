#pragma once

#include "adapters/http_request.hpp"
#include "drctl/adapter.hpp"

namespace drctl {

/// What the request would do, to whom; its URL and body without secrets.
Preview http_preview_of(const HttpRequest& request);

}  // namespace drctl
