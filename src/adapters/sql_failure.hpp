#pragma once

#include <string>
#include <string_view>

#include "adapters/wait_for.hpp"
#include "drctl/adapter.hpp"

struct pg_result;

namespace drctl {

/// Why a statement has no result.
struct SqlFailure {
  End end;
  std::string error;
  std::string help;
};

/// How drctl ran the statement: what it took for a read can't write.
enum class Access { read_only, read_write };

/// No connection was made; `words` are libpq's or the server's.
SqlFailure connection_failure(std::string_view words);

/// The server's own error: message, SQLSTATE, the place in `text`, detail, hint and context; with help by
/// SQLSTATE (PostgreSQL manual, appendix A).
SqlFailure statement_failure(const pg_result* result, std::string_view text, Access access);

/// The connection broke while the statement was at work.
SqlFailure connection_lost(std::string_view words, Access access);

/// A limit was met: before the statement was sent; while it was at work, and the server ended it; or the
/// server did not say whether it did.
SqlFailure stopped_before(Woken limit);
SqlFailure stopped(Woken limit);
SqlFailure stopped_unconfirmed(Woken limit, Access access);

}  // namespace drctl
