#pragma once

#include <string>

#include "adapters/http_request.hpp"

namespace drctl {

/// The request as a person types it: a curl command for a POSIX shell. What is secret by name is left out of
/// it: "[secret]" stands there.
std::string curl_line(const HttpRequest& request);

}  // namespace drctl
