#pragma once

#include <expected>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "adapters/http_exchange.hpp"

namespace drctl {

/// The login that the field `login` describes (OAuth 2, client credentials: RFC 6749, 4.4), or what is wrong
/// with it.
std::expected<HttpLogin, std::string> http_login_of(const nlohmann::json& fields);

/// `exchange`; where the request has a login, a token is asked for first, and sent in the header
/// Authorization. It is in no result. When there is none the failure is End::could_not_start: the request was
/// not sent.
std::expected<HttpAnswer, HttpFailure> exchange_with_login(const HttpRequest& request,
                                                           const Cancellation& cancel,
                                                           const Deadline& deadline);

}  // namespace drctl
