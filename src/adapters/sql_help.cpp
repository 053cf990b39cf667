#include "adapters/sql_help.hpp"

#include <algorithm>
#include <iterator>

namespace drctl {

namespace {

struct Help {
  std::string_view sign;  // an SQLSTATE or a part of the message
  std::string_view help;
};

constexpr Help by_words[] = {
    {"Connection refused", "nothing listens there: is the server up, and are host and port right?"},
    {"password authentication failed", "check the target's user and password"},
    {"no password supplied", "the target has no password: give its environment one"},
    {"no pg_hba.conf entry",
     "the server lets nobody in this way: add a line to its pg_hba.conf and reload it"},
    {"pg_hba.conf rejects", "the server's pg_hba.conf refuses: restore it and reload it"},
    {"the database system is", "the server is starting, stopping or recovering: wait, then try again"},
    {"too many clients", "all connections are taken: end some, or restart what holds them"},
    {"remaining connection slots", "all connections are taken: end some, or restart what holds them"},
    {"No route to host", "check the network and the firewall between here and the server"},
    {"Network is unreachable", "check the network and the firewall between here and the server"},
    {"closed the connection unexpectedly", "the server broke off: look at its log"},
    {"certificate", "check sslmode, sslrootcert and the server's certificate"},
    {"definition of service", "PGSERVICE is set in the environment of drctl: unset it"},
};

constexpr std::string_view damaged_file =
    "a file of the server is damaged or missing: restore it from a backup";

constexpr Help by_state[] = {
    {"XX001", "a file of the table or of its index is damaged: REINDEX an index, restore a table from a backup"},
    {"XX002", "the index is damaged: REINDEX it"},
    {"58P01", damaged_file},
    {"58030", damaged_file},
    {"42501", "the user lacks the right: GRANT it, or let the environment name another user"},
    {"42P01", "is it the right database, and the table's right name and schema?"},
    {"42P18", "say the parameter's type: ${...}::text"},
    {"22P02", "a parameter does not have the type that its place wants"},
    {"55006", "others are connected: end their sessions first, or DROP DATABASE ... WITH (FORCE)"},
    {"55P03", "another session holds the lock: find it in pg_stat_activity"},
    {"40P01", "two sessions waited for each other: try again"},
    {"40001", "another session changed the same rows: try again"},
    {"53100", "the server's disk is full"},
    {"53300", "all connections are taken: end some, or restart what holds them"},
    {"57P01", "an administrator ended the session: is the server stopping?"},
    {"57P02", "another session's crash ended this one: look at the server's log"},
    {"57P03", "the server is starting, stopping or recovering: wait, then try again"},
};

template <class Matches>
std::string first(const auto& table, Matches matches) {
  auto row = std::ranges::find_if(table, matches);
  return row == std::end(table) ? std::string{} : std::string(row->help);
}

}  // namespace

std::string help_for_connection(std::string_view words) {
  auto help = first(by_words, [&](const Help& row) { return words.contains(row.sign); });
  if (!help.empty() || !words.contains("does not exist")) return help;
  return words.contains("role \"") ? "check the target's user" : "check the target's database, or create it";
}

std::string help_for_state(std::string_view state, std::string_view message, Access access) {
  if (state == "55006" && message.contains("currently open"))
    return "give the step another database of the server: `database: postgres`";
  if (state == "25006" && access == Access::read_only)
    return "drctl took this statement for a read and ran it READ ONLY: add `writes: true` if it must write";
  if (state == "25006") return "the server only reads: is it a standby, or default_transaction_read_only?";
  return first(by_state, [&](const Help& row) { return row.sign == state; });
}

bool is_statement_timeout(std::string_view state, std::string_view message) {
  return state == "57014" && message.contains("statement timeout");
}

}  // namespace drctl
