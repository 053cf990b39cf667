#include "adapters/pg_scratch.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "adapters/arguments.hpp"
#include "adapters/pg_client.hpp"
#include "adapters/pg_failure.hpp"
#include "adapters/pg_scratch_sql.hpp"
#include "platform/temporary_folder.hpp"

namespace drctl {
namespace {

using nlohmann::json;

// How a schema that was made here is told from another one.
constexpr auto mark = "tables of a dump, restored beside by drctl";

}  // namespace

PgScratch::PgScratch(const Target& target, PgRestoreOptions options, Children& children, Narration& narration)
    : target_(target),
      options_(std::move(options)),
      children_(children),
      narration_(narration),
      scratch_(target, options_, name(target.setting("database")), children, narration),
      variables_{{"tables", "[]"}, {"mark", mark}} {}

Outcome PgScratch::trial(const PgArchive& archive) {
  if (auto ready = prepare(archive); !ready) return ready.error();
  return in_scratch(archive, [this] { return count_rows(); });
}

Outcome PgScratch::copy_tables(const PgArchive& archive, const std::vector<std::string>& tables,
                               const std::string& schema) {
  variables_["tables"] = json(tables).dump();
  variables_["schema"] = schema;
  auto ready = prepare(archive);
  if (ready) ready = check_schema(schema);
  if (!ready) return ready.error();
  return in_scratch(archive, [&] { return copy(schema); });
}

PgScratch::Done PgScratch::prepare(const PgArchive& archive) {
  auto allowed = scratch_.check_rights(archive);
  if (!allowed) allowed.error().error += "\nnothing was changed";
  return allowed;
}

Outcome PgScratch::in_scratch(const PgArchive& archive, const std::function<Answer()>& work) {
  if (auto built = scratch_.build(archive); !built) return scratch_.given_up(built.error());
  auto answer = work();
  if (!answer) return scratch_.given_up(answer.error());
  if (auto dropped = scratch_.drop(); !dropped)
    narration_.output(
        fmt::format("the database {} is still there: {}", scratch_.name(), dropped.error().error));
  return {.end = End::succeeded, .result = std::move(*answer)};
}

PgScratch::Answer PgScratch::count_rows() {
  narration_.output("counting the rows");
  const auto rows = ask(scratch_.name(), scratch_sql::rows);
  if (!rows) return std::unexpected(rows.error());
  return json{{"rows", rows->empty() ? json::object() : json_or_null(*rows)}};
}

PgScratch::Answer PgScratch::copy(const std::string& schema) {
  auto result = count_rows();
  if (!result) return result;
  const auto keys = ask(scratch_.name(), scratch_sql::foreign_keys);
  if (!keys) return std::unexpected(keys.error());
  (*result)["foreign_keys"] = json_or_null(*keys);
  const auto folder = TemporaryFolder::make();
  if (!folder) return std::unexpected(Outcome{.error = folder.error()});
  const auto file = (*folder / "tables.dump").string();
  auto done = dump_schema(schema, file);
  if (done) done = restore_schema(file);
  if (!done) return std::unexpected(done.error());
  return result;
}

// Asked before anything is done, for a schema of someone else's is left alone.
PgScratch::Done PgScratch::check_schema(const std::string& schema) {
  const auto database = target_.setting("database");
  const auto refused = [](std::string error, std::string help) {
    return std::unexpected(
        Outcome{.end = End::could_not_start, .error = error + "\nnothing was changed", .help = help});
  };
  if (!scratch_.target_exists())
    return refused(fmt::format("there is no database {}", database), "restore the whole dump");
  const auto ours = ask(database, scratch_sql::schema_is_ours);
  if (!ours) return std::unexpected(ours.error());
  if (*ours != "f") return {};
  return refused(fmt::format("the database {} has a schema {} that drctl did not make", database, schema),
                 "name another one in `schema`");
}

PgScratch::Done PgScratch::dump_schema(const std::string& schema, const std::string& file) {
  narration_.output("copying the tables into the schema " + schema);
  if (auto moved = ask(scratch_.name(), scratch_sql::move_tables); !moved)
    return std::unexpected(moved.error());
  auto command = pg_client("pg_dump", target_, scratch_.name());
  command.argv.insert(command.argv.end(), {"--format=custom", "--strict-names", "--schema=" + schema});
  command.output_file = file;
  return finished(command, "pg_dump");
}

PgScratch::Done PgScratch::restore_schema(const std::string& file) {
  const auto database = target_.setting("database");
  if (auto dropped = ask(database, scratch_sql::drop_schema); !dropped)
    return std::unexpected(dropped.error());
  auto options = options_;
  options.dump = file;
  options.jobs = 1;
  auto command = PgNewDatabase::fill_command(target_, options, database);
  command.argv.insert(command.argv.end() - 2, "--single-transaction");  // before `-- DUMP`
  return finished(command, "pg_restore");
}

PgScratch::Done PgScratch::finished(const Command& command, const std::string& program) {
  const auto child = children_.run(command, Narrate::nothing);
  if (auto unfinished = children_.unfinished(child, program)) return std::unexpected(*unfinished);
  if (child.status != 0) return std::unexpected(pg_failure(child, program, target_));
  return {};
}

std::expected<std::string, Outcome> PgScratch::ask(const std::string& database, std::string_view sql) const {
  return Psql(children_, target_, variables_).run(database, sql);
}

}  // namespace drctl
