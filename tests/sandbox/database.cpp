#include "sandbox/database.hpp"

#include <fmt/core.h>
#include <libpq-fe.h>
#include <poll.h>

#include <array>

#include "sandbox/failure.hpp"

namespace drctl::sandbox {
namespace {

PGconn* connect(const Login& login) {
  const auto port = std::to_string(login.port);
  const std::array keys = {"host",
                           "port",
                           "dbname",
                           "user",
                           "password",
                           "connect_timeout",
                           "application_name",
                           static_cast<const char*>(nullptr)};
  const std::array values = {
      login.host.c_str(),     port.c_str(), login.database.c_str(), login.user.c_str(),
      login.password.c_str(), "5",          "drctl-sandbox",        static_cast<const char*>(nullptr)};
  return PQconnectdbParams(keys.data(), values.data(), 0);
}

Row row_of(const PGresult* result, int row) {
  Row cells;
  for (int column = 0; column < PQnfields(result); ++column)
    cells.emplace_back(PQgetvalue(result, row, column));
  return cells;
}

}  // namespace

Database::Database(const Login& login) : connection_(connect(login), &PQfinish) {
  if (PQstatus(connection_.get()) != CONNECTION_OK)
    throw Failure(fmt::format("can't connect to {}: {}", login.database, PQerrorMessage(connection_.get())));
  PQsetNoticeProcessor(connection_.get(), [](void*, const char*) {}, nullptr);
}

/// What PQexec does, but with a deadline (libpq, "Asynchronous Command Processing").
void Database::wait_for_result() {
  while (PQisBusy(connection_.get()) != 0) {
    pollfd readable{PQsocket(connection_.get()), POLLIN, 0};
    if (::poll(&readable, 1, 30'000) == 0) throw Failure("the database gave no answer within 30 s");
    if (PQconsumeInput(connection_.get()) == 0) throw Failure(PQerrorMessage(connection_.get()));
  }
}

std::vector<Row> Database::query(const std::string& sql) {
  std::vector<Row> rows;
  if (PQsendQuery(connection_.get(), sql.c_str()) == 0) throw Failure(PQerrorMessage(connection_.get()));
  for (;;) {
    wait_for_result();
    const std::unique_ptr<PGresult, void (*)(PGresult*)> result(PQgetResult(connection_.get()), &PQclear);
    if (!result) return rows;
    const auto status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
      throw Failure(PQresultErrorMessage(result.get()));
    rows.clear();
    for (int row = 0; row < PQntuples(result.get()); ++row) rows.push_back(row_of(result.get(), row));
  }
}

std::string Database::value(const std::string& sql) {
  const auto rows = query(sql);
  if (rows.empty() || rows[0].empty()) throw Failure(fmt::format("no row came from: {}", sql));
  return rows[0][0];
}

bool can_connect(const Login& login) {
  const std::unique_ptr<PGconn, void (*)(PGconn*)> connection(connect(login), &PQfinish);
  return PQstatus(connection.get()) == CONNECTION_OK;
}

}  // namespace drctl::sandbox
