#include "adapters/sql_answer.hpp"

#include <libpq-fe.h>
#include <poll.h>

#include <expected>
#include <memory>
#include <thread>

namespace drctl {

namespace {

struct FreeAnswer {
  void operator()(PGresult* result) const { PQclear(result); }
  void operator()(PGcancel* cancel) const { PQfreeCancel(cancel); }
};

using Part = std::unique_ptr<PGresult, FreeAnswer>;

// The next part of the answer, empty at its end; sends what is not sent yet meanwhile.
std::expected<Part, Woken> next_part(PGconn* connection, const Limits& limits) {
  for (int unsent = PQflush(connection); PQisBusy(connection) || unsent == 1; unsent = PQflush(connection)) {
    auto events = static_cast<short>(unsent == 1 ? POLLIN | POLLOUT : POLLIN);
    if (auto woken = wait_for(PQsocket(connection), events, limits); woken != Woken::ready)
      return std::unexpected(woken);
    if (PQconsumeInput(connection) == 0) break;  // the connection is lost: the next part says so
  }
  return Part(PQgetResult(connection));
}

void fail(SqlAnswer& answer, const PGresult* part) {
  if (answer.failure) return;  // the first failure is the cause
  const char* state = PQresultErrorField(part, PG_DIAG_SQLSTATE);
  answer.state = state ? state : "";
  answer.failure = statement_failure(part, answer.text, answer.access);
}

enum class Take { more, no_more };

Take take(SqlAnswer& answer, const PGresult* part) {
  switch (PQresultStatus(part)) {
    case PGRES_COMMAND_OK:
    case PGRES_TUPLES_OK:
    case PGRES_SINGLE_TUPLE:
      answer.rows.add(part);
      return Take::more;
    case PGRES_EMPTY_QUERY:
      return Take::more;
    case PGRES_COPY_IN:
    case PGRES_COPY_OUT:
    case PGRES_COPY_BOTH:
      answer.failure =
          SqlFailure{End::failed, "the statement wants to copy data to or from drctl, which has none", ""};
      return Take::no_more;
    default:
      fail(answer, part);
      return Take::more;
  }
}

}  // namespace

std::optional<Woken> read_answer(PGconn* connection, SqlAnswer& answer, const Limits& limits) {
  for (;;) {
    auto part = next_part(connection, limits);
    if (!part) return part.error();
    if (!*part || take(answer, part->get()) == Take::no_more) return std::nullopt;
  }
}

void request_cancel(PGconn* connection) {
  std::shared_ptr<PGcancel> cancel(PQgetCancel(connection), FreeAnswer{});
  if (!cancel) return;
  std::thread([cancel] {
    char error[256];
    PQcancel(cancel.get(), error, sizeof error);  // blocks; may outlive us when the network is gone
  }).detach();
}

}  // namespace drctl
