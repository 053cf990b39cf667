#pragma once

#include <chrono>
#include <expected>
#include <map>
#include <string>

#include "adapters/http_request.hpp"
#include "drctl/adapter.hpp"
#include "platform/deadline.hpp"

namespace drctl {

enum class Body { whole, cut };

/// What a server answered.
struct HttpAnswer {
  int status = 0;
  std::string phrase;  ///< "Service Unavailable"; empty when the server sent none, as in HTTP/2
  std::map<std::string, std::string> headers;  ///< names in small letters; repeated ones joined by ", "
  std::string body;
  Body completeness = Body::whole;  ///< a body of more than 16 MiB is cut there
  std::chrono::milliseconds latency{0};
  std::string url;  ///< the last one, after redirects
};

/// Why there is no answer.
struct HttpFailure {
  End end;
  std::string error;
  std::string help;
};

/// Sends the request and reads the answer: only http and https, no proxy but the stated one, no .netrc, no
/// cookies. Stops within a moment when `cancel` is requested or the deadline passes. When nothing can have
/// reached the server, the failure is End::could_not_start.
std::expected<HttpAnswer, HttpFailure> exchange(const HttpRequest& request, const Cancellation& cancel,
                                                const Deadline& deadline);

}  // namespace drctl
