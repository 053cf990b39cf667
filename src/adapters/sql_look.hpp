#pragma once

#include <expected>
#include <nlohmann/json.hpp>
#include <string>

#include "adapters/sql_session.hpp"

namespace drctl {

/// The rows of a query that only looks: READ ONLY, whatever `query` says of its access. Fails with the first
/// line of what went wrong.
std::expected<nlohmann::json, std::string> look(const SqlLogin& login, SqlStatement query,
                                                Execution& execution);

}  // namespace drctl
