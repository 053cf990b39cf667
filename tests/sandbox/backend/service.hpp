#pragma once
#include "sandbox/backend/http_exchange.hpp"
#include "sandbox/backend/pod.hpp"

namespace drctl::sandbox {

/// What a replica answers:
///   GET  /gateway/v1/health   200 if its query of the database succeeds, else 503 with the reason
///   POST /gateway/v1/graphql  see graphql.hpp
HttpReply answer(const Pod& pod, const HttpRequest& request);

}  // namespace drctl::sandbox
