#include "adapters/pg_replacement.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "adapters/arguments.hpp"
#include "adapters/pg_client.hpp"
#include "adapters/pg_failure.hpp"
#include "adapters/pg_replacement_sql.hpp"

namespace drctl {
namespace {

using nlohmann::json;

// One connects there to create and rename others: a database can't be renamed from within.
std::string maintenance_database(const Target& target) {
  if (const auto stated = target.setting("maintenance_database"); !stated.empty()) return stated;
  return target.setting("database") == "postgres" ? "template1" : "postgres";
}

Psql::Variables names_of(const std::string& name) {
  return {{"name", name}, {"aside", PgReplacement::aside(name)}, {"replaced", PgReplacement::replaced(name)}};
}

std::unexpected<Outcome> refused(std::string error, std::string help) {
  return std::unexpected(
      Outcome{.end = End::could_not_start, .error = std::move(error), .help = std::move(help)});
}

}  // namespace

PgReplacement::PgReplacement(const Target& target, Options options, Children& children, Narration& narration)
    : target_(target),
      options_(std::move(options)),
      children_(children),
      narration_(narration),
      name_(target.setting("database")),
      maintenance_(maintenance_database(target)),
      psql_(children, target, names_of(name_)) {}

Command PgReplacement::fill_command(const Target& target, const Options& options) {
  auto command = pg_client("pg_restore", target, aside(target.setting("database")));
  for (const char* word : {"--exit-on-error", "--verbose"}) command.argv.emplace_back(word);
  if (options.jobs > 1) command.argv.push_back(fmt::format("--jobs={}", options.jobs));
  if (options.owners == Owners::target_user)
    command.argv.insert(command.argv.end(), {"--no-owner", "--no-privileges"});
  command.argv.insert(command.argv.end(), {"--", options.dump});
  return command;
}

Outcome PgReplacement::run(const PgArchive& archive) {
  if (auto prepared = prepare(archive); !prepared) {
    prepared.error().error += "\nnothing was changed";
    return prepared.error();
  }
  if (auto built = build(archive); !built) return untouched(built.error());
  if (auto swapped = swap(); !swapped) return swapped.error();
  drop_replaced();
  return {.end = End::succeeded};
}

PgReplacement::Done PgReplacement::build(const PgArchive& archive) {
  auto done = create(archive);
  if (done) done = fill(archive);
  if (done) done = check_tables(archive);
  if (done) done = finish();
  return done;
}

Outcome PgReplacement::untouched(Outcome outcome) {
  if (outcome.end == End::could_not_start) outcome.end = End::failed;  // the server was there a moment ago
  // Once stopped there is no time left for it; the next attempt does it.
  if (outcome.end == End::failed) std::ignore = script(replacement_sql::drop_aside);
  const auto state = exists_ ? fmt::format("the database {} is as it was", name_)
                             : fmt::format("there is still no database {}", name_);
  outcome.error += fmt::format("\n{}; the dump is unharmed", state);
  if (outcome.help.empty() || outcome.end != End::failed)
    outcome.help = fmt::format("run the step again: it begins anew, with an empty {}", aside(name_));
  return outcome;
}

PgReplacement::Done PgReplacement::script(std::string_view sql) {
  const auto ran = psql_.run(maintenance_, sql);
  if (!ran) return std::unexpected(ran.error());
  return {};
}

PgReplacement::Done PgReplacement::prepare(const PgArchive& archive) {
  auto variables = names_of(name_);
  variables["roles"] = options_.owners == Owners::as_dumped ? json(archive.owners).dump() : "[]";
  const auto answer = Psql(children_, target_, variables).run(maintenance_, replacement_sql::rights);
  if (!answer) return std::unexpected(answer.error());
  return check_rights(*answer);
}

PgReplacement::Done PgReplacement::check_rights(const std::string& answer) {
  const auto rights = json_or_null(answer);
  const auto user = target_.setting("user");
  if (!rights.is_object()) return refused("psql did not answer as expected: " + answer, "");
  exists_ = rights.value("exists", false);
  if (!rights.value("may_create", false))
    return refused(fmt::format("{} may not create databases", user),
                   fmt::format("a superuser can allow it: ALTER ROLE {} CREATEDB", user));
  if (!rights.value("may_replace", false))
    return refused(fmt::format("{} doesn't own the database {}", user, name_), "restore as its owner");
  const auto roles = rights.value("foreign_roles", json::array());
  if (roles.empty()) return {};
  return refused(
      fmt::format("the dump's objects belong to {}, for which {} can't act here", roles.dump(), user),
      "create these roles, restore as a superuser, or let all belong to that user: `owners: target_user`");
}

}  // namespace drctl
