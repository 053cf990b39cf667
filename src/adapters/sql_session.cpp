#include "adapters/sql_session.hpp"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <algorithm>

#include "adapters/sql_answer.hpp"

namespace drctl {

using nlohmann::json;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds grace{2'000};  // for the server to confirm that it cancelled

// The server's own half of the deadline, should this program or its network be gone.
std::string timeout_setting(const Limits& limits) {
  auto left = std::clamp<milliseconds::rep>(limits.deadline.remaining().count(), 1, 2'147'483'647);
  return fmt::format("statement_timeout = {}", left);
}

}  // namespace

void SqlSession::Close::operator()(PGconn* connection) const { PQfinish(connection); }

/// Since PostgreSQL 14 a server can notice during a statement that its client is gone, and end it: nobody
/// would know how it ended. Where the server can't do that (its platform, its age), `statement_timeout` has
/// to do.
std::optional<Woken> SqlSession::end_with_us(const Limits& limits) {
  constexpr const char* command = "SET client_connection_check_interval = 200";  // milliseconds
  if (PQserverVersion(connection_.get()) < 140'000) return std::nullopt;
  if (PQsendQuery(connection_.get(), command) == 0) return std::nullopt;  // what is sent next says why
  SqlAnswer answer{command, Access::read_write};
  return read_answer(connection_.get(), answer, limits);
}

std::expected<void, SqlFailure> SqlSession::begin(const SqlStatement& statement, const Limits& limits) {
  if (statement.access == Access::read_write)
    if (auto limit = end_with_us(limits)) return std::unexpected(stopped_before(*limit));
  auto setting = timeout_setting(limits);
  auto commands =
      statement.access == Access::read_only ? "BEGIN READ ONLY; SET LOCAL " + setting : "SET " + setting;
  SqlAnswer answer{commands, statement.access};
  if (PQsendQuery(connection_.get(), commands.c_str()) == 0)
    return std::unexpected(connection_failure(PQerrorMessage(connection_.get())));
  if (auto limit = read_answer(connection_.get(), answer, limits))
    return std::unexpected(stopped_before(*limit));
  if (answer.failure)
    return std::unexpected(SqlFailure{End::could_not_start, answer.failure->error, answer.failure->help});
  return {};
}

std::expected<void, SqlFailure> SqlSession::send(const SqlStatement& statement) {
  std::vector<const char*> values;
  for (const auto& each : statement.parameters) values.push_back(each ? each->c_str() : nullptr);
  if (PQsendQueryParams(connection_.get(), statement.text.c_str(), static_cast<int>(values.size()), nullptr,
                        values.data(), nullptr, nullptr, 0) == 0)
    return std::unexpected(connection_failure(PQerrorMessage(connection_.get())));
  PQsetSingleRowMode(connection_.get());
  return {};
}

std::expected<json, SqlFailure> SqlSession::run(const SqlStatement& statement, const Limits& limits) {
  if (auto begun = begin(statement, limits); !begun) return std::unexpected(begun.error());
  if (auto sent = send(statement); !sent) return std::unexpected(sent.error());
  SqlAnswer answer{statement.text, statement.access};
  if (auto limit = read_answer(connection_.get(), answer, limits)) {
    request_cancel(connection_.get());
    Cancellation nobody;
    Deadline last(grace);
    if (read_answer(connection_.get(), answer, {nobody, last}))
      return std::unexpected(stopped_unconfirmed(*limit, statement.access));
    if (answer.state == "57014") return std::unexpected(stopped(*limit));
  }
  if (answer.failure) return std::unexpected(*answer.failure);
  return answer.rows.take();
}

}  // namespace drctl
