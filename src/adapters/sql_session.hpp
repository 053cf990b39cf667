#pragma once

#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "adapters/sql_failure.hpp"
#include "adapters/sql_login.hpp"
#include "adapters/sql_rows.hpp"
#include "adapters/wait_for.hpp"

struct pg_conn;

namespace drctl {

/// One statement with its bound parameters.
struct SqlStatement {
  std::string text;
  std::vector<std::optional<std::string>> parameters;  ///< in text form; nothing: NULL
  Access access = Access::read_write;
};

/// A connection of its own to one database, by libpq without ever blocking: each call ends soon after a limit
/// is met, and the server is told to stop what it does.
class SqlSession {
 public:
  /// Connects as `login` states and as nothing else does: no service file, no password file. Notices go to
  /// `narration`, which must live as long as the session.
  static std::expected<SqlSession, SqlFailure> connect(const SqlLogin& login, const Limits& limits,
                                                       Narration& narration);

  /// Runs the statement: a read in a READ ONLY transaction that is never committed, anything else by itself.
  std::expected<nlohmann::json, SqlFailure> run(const SqlStatement& statement, const Limits& limits);

 private:
  struct Close {
    void operator()(pg_conn* connection) const;
  };

  explicit SqlSession(pg_conn* connection) : connection_(connection) {}
  std::expected<void, SqlFailure> finish_connecting(const Limits& limits);
  std::optional<Woken> end_with_us(const Limits& limits);  ///< the limit that was met, if one was
  std::expected<void, SqlFailure> begin(const SqlStatement& statement, const Limits& limits);
  std::expected<void, SqlFailure> send(const SqlStatement& statement);

  std::unique_ptr<pg_conn, Close> connection_;
};

}  // namespace drctl
