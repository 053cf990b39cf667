#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "sandbox/ports.hpp"

struct pg_conn;

namespace drctl::sandbox {

/// Where and as whom to connect to a PostgreSQL.
struct Login {
  Port port = 0;
  std::string database, user, password;
  std::string host = "127.0.0.1";
};

using Row = std::vector<std::string>;  ///< a NULL is ""

/// One connection to a PostgreSQL server.
class Database {
 public:
  /// Throws Failure with the server's words if it can't connect.
  explicit Database(const Login& login);

  /// Runs one statement, or several; returns the rows of the last. Throws Failure with the server's words, or
  /// if there is no answer within 30 s (so a server that hangs can't hang us).
  std::vector<Row> query(const std::string& sql);
  /// The first column of the first row; throws Failure if there is none.
  std::string value(const std::string& sql);

 private:
  void wait_for_result();

  std::unique_ptr<pg_conn, void (*)(pg_conn*)> connection_;
};

/// Whether a server lets this login in, now.
bool can_connect(const Login& login);

}  // namespace drctl::sandbox
