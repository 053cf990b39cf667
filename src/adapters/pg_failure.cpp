#include "adapters/pg_failure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>

#include "adapters/arguments.hpp"
#include "adapters/children.hpp"

namespace drctl {
namespace {

// What pg_restore --verbose says while all is well.
bool is_progress(std::string_view line) {
  constexpr std::string_view words[] = {
      "creating ", "processing ", "executing ", "connecting ",  "implied ",      "launching ", "finished ",
      "entering ", "dropping ",   "reading ",   "identifying ", "last built-in", "while ",     "dumping "};
  constexpr std::string_view programs[] = {"pg_restore: ", "pg_dump: "};
  for (auto program : programs)
    if (line.starts_with(program))
      return std::ranges::any_of(words,
                                 [&](auto word) { return line.substr(program.size()).starts_with(word); });
  return false;
}

// psql names its standard input and the line: "psql:<stdin>:3: ERROR:  ...".
std::string_view without_place(std::string_view line) {
  constexpr std::string_view prefix = "psql:<stdin>:";
  const auto colon = line.find(": ", prefix.size());
  return line.starts_with(prefix) && colon != line.npos ? line.substr(colon + 2) : line;
}

struct PgSymptom {
  std::string_view text, help;  // {0}: user, {1}: host:port
};

// The texts of PostgreSQL 15's libpq and server, untranslated, in the order in which they are looked for.
constexpr PgSymptom pg_symptoms[] = {
    {"Connection refused", "check that the server runs and listens on {1}"},
    {"could not translate host name", "check the host of the environment's target"},
    {"timeout expired", "check that {1} can be reached from here: firewall, network"},
    {"password authentication failed", "check the password of {0} in the environment"},
    {"no password supplied", "the environment's target has no password for {0}"},
    {"pg_hba.conf", "the server's pg_hba.conf doesn't let {0} in from here"},
    {"the database system is starting up", "the server is starting: try again in a moment"},
    {"server version mismatch", "install the client programs of the server's version, or a newer one"},
    {"unsupported version", "the dump was made by a newer pg_dump: install that version's client programs"},
    {"No space left on device", "free some disk space, then run the step again"},
    {"permission denied to create database", "a superuser can allow it: ALTER ROLE {0} CREATEDB"},
    {"is being accessed by other users", "stop what connects to it, then run the step again"},
    {"must be a member of the role whose process",
     "stop what is connected to the database, or let {0} do it: GRANT pg_signal_backend TO {0}"},
    {"must be able to SET ROLE",
     "restore with `owners: target_user`, or as a user who may act for that role"},
    {"must be member of role", "restore with `owners: target_user`, or as a user who may act for that role"},
    {"must be owner of", "restore as a superuser, or leave it out of the dump"},
};

std::string help_for(std::string_view error, const Target& target) {
  if (error.contains("role \"") && error.contains("does not exist"))
    return "create that role, or restore with `owners: target_user`";
  const auto found =
      std::ranges::find_if(pg_symptoms, [&](const PgSymptom& s) { return error.contains(s.text); });
  if (found == std::end(pg_symptoms)) return "";
  return fmt::format(fmt::runtime(found->help), target.setting("user"),
                     target.setting("host") + ":" + target.setting("port"));
}

bool never_connected(std::string_view error) {
  return error.contains("connection to server at ") || error.contains("connection to server on socket") ||
         error.contains("could not translate host name");
}

}  // namespace

std::string pg_errors(std::string_view err) {
  const auto text = tidy(err);
  std::string errors;
  for (auto part : std::views::split(std::string_view(text), '\n')) {
    const std::string_view line(part.begin(), part.end());
    if (!line.empty() && !is_progress(line))
      errors += (errors.empty() ? "" : "\n") + std::string(without_place(line));
  }
  return errors;
}

Outcome pg_failure(const ChildResult& child, const std::string& program, const Target& target) {
  Outcome outcome{.end = End::failed, .error = last_lines(pg_errors(child.err), 10)};
  if (outcome.error.empty()) outcome.error = fmt::format("{} exited with status {}", program, child.status);
  if (never_connected(outcome.error)) outcome.end = End::could_not_start;
  outcome.help = help_for(outcome.error, target);
  return outcome;
}

}  // namespace drctl
