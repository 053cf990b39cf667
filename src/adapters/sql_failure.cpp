#include "adapters/sql_failure.hpp"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <algorithm>
#include <iterator>

#include "adapters/sql_help.hpp"
#include "support/ascii.hpp"
#include "support/utf8.hpp"

namespace drctl {

namespace {

constexpr const char* find_out = "it may have taken effect: look before it is run again";

std::string field(const PGresult* result, int code) {
  const char* text = PQresultErrorField(result, code);
  return text ? valid_utf8(text) : std::string{};
}

// The server ended it, and does not know itself whether its commit is on disk (PostgreSQL manual, appendix
// A).
bool is_crash_of_the_server(std::string_view state) { return state == "57P02"; }

// " at line 2, column 8": the server counts characters from 1.
std::string place_in(std::string_view text, const std::string& position) {
  if (position.empty()) return {};
  std::size_t line = 1, column = 1, left = std::stoul(position) - 1;
  for (std::size_t i = 0; i < text.size() && left > 0; ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) continue;  // within a UTF-8 character
    text[i] == '\n' ? (++line, column = 1) : ++column;
    --left;
  }
  return fmt::format(" at line {}, column {}", line, column);
}

std::string message_of(const PGresult* result, std::string_view text) {
  auto message =
      fmt::format("{} (SQLSTATE {}){}", field(result, PG_DIAG_MESSAGE_PRIMARY),
                  field(result, PG_DIAG_SQLSTATE), place_in(text, field(result, PG_DIAG_STATEMENT_POSITION)));
  constexpr std::pair<const char*, int> more[] = {
      {"detail", PG_DIAG_MESSAGE_DETAIL}, {"hint", PG_DIAG_MESSAGE_HINT}, {"context", PG_DIAG_CONTEXT}};
  for (const auto& [name, code] : more)
    if (auto line = field(result, code); !line.empty()) message += fmt::format("\n{}: {}", name, line);
  return message;
}

End end_of(Woken limit) { return limit == Woken::cancelled ? End::cancelled : End::timed_out; }

}  // namespace

SqlFailure connection_failure(std::string_view words) {
  auto text = valid_utf8(trimmed(words));
  constexpr std::string_view question =
      "\n\tIs the server running on that host and accepting TCP/IP connections?";
  for (auto at = text.find(question); at != text.npos; at = text.find(question))
    text.erase(at, question.size());
  return {End::could_not_start, text, help_for_connection(text)};
}

SqlFailure statement_failure(const PGresult* result, std::string_view text, Access access) {
  auto state = field(result, PG_DIAG_SQLSTATE), message = field(result, PG_DIAG_MESSAGE_PRIMARY);
  if (state.empty()) return connection_lost(PQresultErrorMessage(result), access);
  auto end = is_statement_timeout(state, message) ? End::timed_out
             : is_crash_of_the_server(state)      ? End::cut_off
                                                  : End::failed;
  return {end, message_of(result, text), help_for_state(state, message, access)};
}

SqlFailure connection_lost(std::string_view words, Access access) {
  return {End::cut_off, valid_utf8(trimmed(words)), access == Access::read_only ? "" : find_out};
}

SqlFailure stopped_before(Woken limit) {
  return {end_of(limit),
          limit == Woken::cancelled ? "stopped before the statement was sent"
                                    : "no connection in time: nothing was sent",
          limit == Woken::cancelled
              ? ""
              : "the server does not answer, or a firewall drops: check host, port and network"};
}

SqlFailure stopped(Woken limit) {
  return {end_of(limit),
          limit == Woken::cancelled ? "stopped: the server cancelled the statement"
                                    : "not done in time: the server cancelled the statement",
          ""};
}

SqlFailure stopped_unconfirmed(Woken limit, Access access) {
  return {end_of(limit), "stopped, but the server did not confirm it",
          access == Access::read_only ? "" : find_out};
}

}  // namespace drctl
