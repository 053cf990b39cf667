#pragma once

#include <optional>
#include <string>

#include "adapters/sql_failure.hpp"
#include "adapters/sql_rows.hpp"

struct pg_conn;

namespace drctl {

/// What the server has answered to one statement so far.
struct SqlAnswer {
  std::string_view text;  ///< of the statement, for the place of an error in it
  Access access = Access::read_write;
  SqlRows rows{};
  std::optional<SqlFailure> failure{};
  std::string state{};  ///< the failure's SQLSTATE
};

/// Reads until the answer is whole, or says which limit was met before.
std::optional<Woken> read_answer(pg_conn* connection, SqlAnswer& answer, const Limits& limits);

/// Asks the server to cancel what the connection does; without waiting, for that takes a connection of its
/// own.
void request_cancel(pg_conn* connection);

}  // namespace drctl
