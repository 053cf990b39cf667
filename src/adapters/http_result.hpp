#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "adapters/http_exchange.hpp"

namespace drctl {

/// Whether tokens and cookies in an answer reach the step's result, and with it the journal.
enum class InResult { hidden, kept };

/// The answer as `result`: {status, body, json, headers, latency_ms, url, truncated, file, size}. `json` is
/// null when the body is none; `file` and `size` are of what was saved.
nlohmann::json http_result_of(const HttpAnswer& answer, InResult secrets);

/// "HTTP 503 Service Unavailable", and below it the first line of the body when there is one.
std::string http_status_error(int status, std::string_view phrase, std::string_view body);

/// "HTTP 200 OK, 512 bytes in 13 ms".
std::string http_summary_of(const HttpAnswer& answer);

}  // namespace drctl
