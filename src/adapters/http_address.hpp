#pragma once

#include <expected>
#include <optional>
#include <string>

#include "adapters/http_failure.hpp"
#include "adapters/http_request.hpp"
#include "adapters/wait_for.hpp"

namespace drctl {

/// Who is connected to for a URL.
struct HttpPlace {
  std::string host;  ///< without the brackets of an IPv6 address
  std::string port;  ///< the scheme's own when the URL has none
};

/// Nothing when the URL has no host, as while a part of it is not known yet.
std::optional<HttpPlace> http_place_of(const std::string& url);

/// What the request's name server says of the URL's host, as CURLOPT_RESOLVE takes it; empty when the request
/// names none. Fails when it has no address, or a limit is met: then nothing was sent.
std::expected<std::string, HttpFailure> http_address_of(const HttpRequest& request, const Limits& limits);

}  // namespace drctl
