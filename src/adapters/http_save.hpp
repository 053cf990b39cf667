#pragma once

#include <expected>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "adapters/http_exchange.hpp"

namespace drctl {

/// What the field `save` describes, or what is wrong with it.
std::expected<HttpSave, std::string> http_save_of(const nlohmann::json& fields);

/// Why the file can't be made; asked before anything is sent.
std::optional<Outcome> http_save_refused(const HttpSave& save);

/// Makes the file of what the answer holds, readable by its owner only, and whole or not at all. The body is
/// not in the outcome.
Outcome save_http_answer(HttpAnswer answer, const HttpSave& save);

}  // namespace drctl
