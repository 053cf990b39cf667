#pragma once

#include <string>
#include <string_view>

#include "adapters/sql_failure.hpp"

namespace drctl {

/// What a person can do about a failed connection, by libpq's or the server's English words; or an empty
/// text.
std::string help_for_connection(std::string_view words);

/// What a person can do about a statement that failed with this SQLSTATE and message, or an empty text.
std::string help_for_state(std::string_view state, std::string_view message, Access access);

/// The statement ran into statement_timeout, the server's half of the step's deadline.
bool is_statement_timeout(std::string_view state, std::string_view message);

}  // namespace drctl
