#pragma once

#include <string>

#include "adapters/http_exchange.hpp"

namespace drctl {

/// What libcurl's error `code` (a CURLcode) with its `words` means for a step. `is_sent`: the request may
/// have reached the server.
HttpFailure http_failure(int code, const std::string& words, bool is_sent);

HttpFailure http_timed_out(bool is_sent);
HttpFailure http_cancelled();

}  // namespace drctl
