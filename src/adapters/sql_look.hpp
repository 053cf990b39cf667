#pragma once

#include <expected>
#include <nlohmann/json.hpp>
#include <string>

#include "adapters/sql_session.hpp"

namespace drctl {

/// What an approver should know is not worth more than so many lines.
constexpr std::size_t most_lines_of_impact = 20;

/// The rows of a query that only looks: READ ONLY, whatever `query` says of its access. Fails with the first
/// line of what went wrong.
std::expected<nlohmann::json, std::string> look(const SqlLogin& login, SqlStatement query,
                                                Execution& execution);

/// "not known: permission denied for table bots"
std::string not_known(const std::string& why);

}  // namespace drctl
