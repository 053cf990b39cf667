#include "adapters/pg_new_database.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <set>

#include "adapters/arguments.hpp"
#include "adapters/pg_client.hpp"
#include "adapters/pg_failure.hpp"
#include "adapters/pg_new_database_sql.hpp"

namespace drctl {
namespace {

using nlohmann::json;

// One connects there to create and rename others: a database can't be renamed from within.
std::string maintenance_database(const Target& target) {
  if (const auto stated = target.setting("maintenance_database"); !stated.empty()) return stated;
  return target.setting("database") == "postgres" ? "template1" : "postgres";
}

std::unexpected<Outcome> refused(std::string error, std::string help) {
  return std::unexpected(
      Outcome{.end = End::could_not_start, .error = std::move(error), .help = std::move(help)});
}

PgNewDatabase::Done done_or_failed(const std::expected<std::string, Outcome>& answer) {
  if (!answer) return std::unexpected(answer.error());
  return {};
}

}  // namespace

PgNewDatabase::PgNewDatabase(const Target& target, PgRestoreOptions options, std::string name,
                             Children& children, Narration& narration)
    : target_(target),
      options_(std::move(options)),
      name_(std::move(name)),
      target_name_(target.setting("database")),
      maintenance_(maintenance_database(target)),
      children_(children),
      narration_(narration),
      psql_(children, target, {{"name", target_name_}, {"aside", name_}}) {}

Command PgNewDatabase::fill_command(const Target& target, const PgRestoreOptions& options,
                                    const std::string& database) {
  auto command = pg_client("pg_restore", target, database);
  for (const char* word : {"--exit-on-error", "--verbose"}) command.argv.emplace_back(word);
  if (options.jobs > 1) command.argv.push_back(fmt::format("--jobs={}", options.jobs));
  if (options.owners == PgRestoreOptions::Owners::target_user)
    command.argv.insert(command.argv.end(), {"--no-owner", "--no-privileges"});
  command.argv.insert(command.argv.end(), {"--", options.dump});
  return command;
}

PgNewDatabase::Done PgNewDatabase::check_rights(const PgArchive& archive) {
  const bool as_dumped = options_.owners == PgRestoreOptions::Owners::as_dumped;
  const Psql psql(children_, target_,
                  {{"name", target_name_}, {"roles", as_dumped ? json(archive.owners).dump() : "[]"}});
  const auto answer = psql.run(maintenance_, new_database_sql::rights);
  if (!answer) return std::unexpected(answer.error());
  return judge_rights(*answer);
}

PgNewDatabase::Done PgNewDatabase::judge_rights(const std::string& answer) {
  const auto rights = json_or_null(answer);
  const auto user = target_.setting("user");
  if (!rights.is_object()) return refused("psql did not answer as expected: " + answer, "");
  target_exists_ = rights.value("exists", false);
  may_replace_ = rights.value("may_replace", false);
  if (!rights.value("may_create", false))
    return refused(fmt::format("{} may not create databases", user),
                   fmt::format("a superuser can allow it: ALTER ROLE {} CREATEDB", user));
  const auto roles = rights.value("foreign_roles", json::array());
  if (roles.empty()) return {};
  return refused(
      fmt::format("the dump's objects belong to {}, for which {} can't act here", roles.dump(), user),
      "create these roles, restore as a superuser, or let all belong to that user: `owners: target_user`");
}

PgNewDatabase::Done PgNewDatabase::build(const PgArchive& archive) {
  auto done = create(archive);
  if (done) done = fill(archive);
  if (done) done = check_tables(archive);
  return done;
}

PgNewDatabase::Done PgNewDatabase::drop() {
  return done_or_failed(psql_.run(maintenance_, new_database_sql::drop));
}

Outcome PgNewDatabase::given_up(Outcome outcome) {
  if (outcome.end == End::could_not_start) outcome.end = End::failed;  // the server was there a moment ago
  // Once stopped there is no time left for it; the next attempt does it.
  if (outcome.end == End::failed) std::ignore = drop();
  const auto state = target_exists_ ? fmt::format("the database {} is as it was", target_name_)
                                    : fmt::format("there is still no database {}", target_name_);
  outcome.error += fmt::format("\n{}; the dump is unharmed", state);
  if (outcome.help.empty() || outcome.end != End::failed)
    outcome.help = fmt::format("run the step again: it begins anew, with an empty {}", name_);
  return outcome;
}

// template0 is empty, and the dump brings everything. But many extensions only a superuser may create; where
// an administrator has put them into template1 for that reason, the new database begins with them.
std::string PgNewDatabase::choose_template(const PgArchive& archive) {
  const Psql psql(children_, target_, {{"extensions", json(archive.extensions).dump()}});
  const auto answer = psql.run("template1", new_database_sql::has_extensions);
  return answer && *answer == "t" ? "template1" : "template0";
}

PgNewDatabase::Done PgNewDatabase::create(const PgArchive& archive) {
  if (auto dropped = drop(); !dropped) return dropped;
  const auto base = choose_template(archive);
  Psql::Variables variables{{"name", target_name_}, {"aside", name_}, {"template", base}};
  if (!target_exists_) {
    const auto options = PgDumpFile(options_.dump, children_, narration_).database_options(base);
    if (!options) return std::unexpected(options.error());
    variables["options"] = *options;
  }
  const Psql psql(children_, target_, variables);
  return done_or_failed(psql.run(
      maintenance_, target_exists_ ? new_database_sql::create_alike : new_database_sql::create_as_dumped));
}

PgNewDatabase::Done PgNewDatabase::fill(const PgArchive& archive) {
  PgRestoreProgress progress(PgRestoreProgress::Work::restoring, archive.objects, narration_);
  auto command = fill_command(target_, options_, name_);
  if (!archive.selection.empty()) {
    command.argv.insert(command.argv.end() - 2, "--use-list=/dev/stdin");  // before `-- DUMP`
    command.input = archive.selection;
  }
  const auto child = children_.run(command, [&](Stream, std::string_view line) { progress.line(line); });
  if (auto unfinished = children_.unfinished(child, "pg_restore")) return std::unexpected(*unfinished);
  if (child.status != 0) return std::unexpected(pg_failure(child, "pg_restore", target_));
  return {};
}

// pg_restore says when it fails; this says when it does not and still left something out.
PgNewDatabase::Done PgNewDatabase::check_tables(const PgArchive& archive) {
  const auto answer = psql_.run(name_, new_database_sql::tables);
  if (!answer) return std::unexpected(answer.error());
  const auto list = json_or_null(*answer);
  std::set<std::string> there;
  for (const auto& table : list) there.insert(table.get<std::string>());
  for (const auto& table : archive.tables)
    if (!there.contains(table))
      return std::unexpected(Outcome{.error = fmt::format("pg_restore did not restore the table {}", table)});
  return {};
}

}  // namespace drctl
