#include <fmt/format.h>
#include <fmt/ranges.h>
#include <libpq-fe.h>
#include <poll.h>

#include <cstdlib>

#include "adapters/resolve.hpp"
#include "adapters/sql_session.hpp"
#include "support/utf8.hpp"

namespace drctl {

namespace {

// libpq takes each setting that is missing or empty from the environment: what matters is therefore stated.
class Parameters {
 public:
  Parameters(const SqlLogin& login, const std::vector<std::string>& addresses) {
    add("host", repeated(login.host, std::max<std::size_t>(addresses.size(), 1)));
    add("hostaddr", fmt::format("{}", fmt::join(addresses, ",")));
    add("port", login.port);
    add("dbname", login.database);
    add("user", login.user);
    add("password", login.password.reveal());
    add("passfile", "/nonexistent/drctl");  // else ~/.pgpass
    add("sslmode", login.tls_mode);
    add("sslrootcert", login.tls_root);
    add("gssencmode", "disable");
    add("target_session_attrs", "any");
    add("application_name", "drctl");
    add("client_encoding", "UTF8");
    if (std::getenv("PGOPTIONS")) add("options", " ");
  }

  PGconn* connect() {
    std::vector<const char*> keys, values;
    for (const auto& [key, value] : pairs_) keys.push_back(key), values.push_back(value.c_str());
    keys.push_back(nullptr), values.push_back(nullptr);
    return PQconnectStartParams(keys.data(), values.data(), /*expand_dbname=*/0);
  }

 private:
  void add(const char* key, const std::string& value) { pairs_.emplace_back(key, value); }

  // One host name for each of its addresses.
  static std::string repeated(const std::string& host, std::size_t times) {
    return fmt::format("{}", fmt::join(std::vector(times, host), ","));
  }

  std::vector<std::pair<const char*, std::string>> pairs_;
};

// A host that is a path is the folder of a Unix socket.
std::expected<std::vector<std::string>, SqlFailure> addresses_of(const std::string& host,
                                                                 const Limits& limits) {
  if (host.starts_with('/')) return std::vector<std::string>{};
  auto addresses = resolve(host, limits);
  if (addresses) return *addresses;
  if (auto* limit = std::get_if<Woken>(&addresses.error())) return std::unexpected(stopped_before(*limit));
  return std::unexpected(
      SqlFailure{End::could_not_start,
                 fmt::format("host {} is not found: {}", host, std::get<std::string>(addresses.error())),
                 "check the target's host, and the name server of this machine"});
}

std::expected<void, SqlFailure> check(const SqlLogin& login) {
  for (auto [name, value] :
       {std::pair("host", &login.host), {"database", &login.database}, {"user", &login.user}})
    if (value->empty())
      return std::unexpected(SqlFailure{End::could_not_start, fmt::format("the target has no {}", name),
                                        fmt::format("state `{}` in the environment", name)});
  return {};
}

// Notices and warnings, each of their lines.
void narrate(void* to, const PGresult* notice) {
  auto field = [&](int code) {
    return valid_utf8(PQresultErrorField(notice, code) ? PQresultErrorField(notice, code) : "");
  };
  auto text = fmt::format("{}: {}", field(PG_DIAG_SEVERITY), field(PG_DIAG_MESSAGE_PRIMARY));
  for (std::string_view rest = text; !rest.empty();) {
    auto line = rest.substr(0, rest.find('\n'));
    static_cast<Narration*>(to)->output(line);
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
  }
}

}  // namespace

std::expected<SqlSession, SqlFailure> SqlSession::connect(const SqlLogin& login, const Limits& limits,
                                                          Narration& narration) {
  if (auto checked = check(login); !checked) return std::unexpected(checked.error());
  auto addresses = addresses_of(login.host, limits);
  if (!addresses) return std::unexpected(addresses.error());
  SqlSession session(Parameters(login, *addresses).connect());
  if (!session.connection_) return std::unexpected(connection_failure("out of memory"));
  PQsetNoticeReceiver(session.connection_.get(), narrate, &narration);
  if (auto connected = session.finish_connecting(limits); !connected)
    return std::unexpected(connected.error());
  return session;
}

std::expected<void, SqlFailure> SqlSession::finish_connecting(const Limits& limits) {
  auto* connection = connection_.get();
  auto failed = [&] { return std::unexpected(connection_failure(PQerrorMessage(connection))); };
  if (PQstatus(connection) == CONNECTION_BAD) return failed();
  for (auto wanted = PGRES_POLLING_WRITING; wanted != PGRES_POLLING_OK; wanted = PQconnectPoll(connection)) {
    if (wanted == PGRES_POLLING_FAILED) return failed();
    auto events = static_cast<short>(wanted == PGRES_POLLING_READING ? POLLIN : POLLOUT);
    if (auto woken = wait_for(PQsocket(connection), events, limits); woken != Woken::ready)
      return std::unexpected(stopped_before(woken));
  }
  PQsetnonblocking(connection, 1);
  const char* strings = PQparameterStatus(connection, "standard_conforming_strings");
  if (!strings || std::string_view(strings) == "on") return {};
  return std::unexpected(
      SqlFailure{End::could_not_start,
                 "the server has standard_conforming_strings off: it would read a statement "
                 "otherwise than drctl judged it",
                 "turn it on for this database or user"});
}

}  // namespace drctl
