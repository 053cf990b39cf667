// The steps of a replacement, in their order.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "adapters/arguments.hpp"
#include "adapters/pg_client.hpp"
#include "adapters/pg_failure.hpp"
#include "adapters/pg_replacement.hpp"
#include "adapters/pg_replacement_sql.hpp"

namespace drctl {
namespace {

constexpr int swap_attempts = 3;

}  // namespace

// template0 is empty, and the dump brings everything. But many extensions only a superuser may create; where
// an administrator has put them into template1 for that reason, the new database begins with them.
std::string PgReplacement::choose_template(const PgArchive& archive) {
  const Psql psql(children_, target_, {{"extensions", nlohmann::json(archive.extensions).dump()}});
  const auto answer = psql.run("template1", replacement_sql::has_extensions);
  return answer && *answer == "t" ? "template1" : "template0";
}

PgReplacement::Done PgReplacement::create(const PgArchive& archive) {
  if (auto dropped = script(replacement_sql::drop_leftovers); !dropped) return dropped;
  const auto base = choose_template(archive);
  Psql::Variables variables{{"name", name_}, {"aside", aside(name_)}, {"template", base}};
  if (!exists_) {
    const auto options = PgDumpFile(options_.dump, children_, narration_).database_options(base);
    if (!options) return std::unexpected(options.error());
    variables["options"] = *options;
  }
  const auto created =
      Psql(children_, target_, variables)
          .run(maintenance_, exists_ ? replacement_sql::create_alike : replacement_sql::create_as_dumped);
  if (!created) return std::unexpected(created.error());
  return {};
}

PgReplacement::Done PgReplacement::fill(const PgArchive& archive) {
  PgRestoreProgress progress(PgRestoreProgress::Work::restoring, archive.objects, narration_);
  auto command = fill_command(target_, options_);
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
PgReplacement::Done PgReplacement::check_tables(const PgArchive& archive) {
  const auto answer = psql_.run(aside(name_), replacement_sql::tables);
  if (!answer) return std::unexpected(answer.error());
  const auto list = json_or_null(*answer);
  std::set<std::string> there;
  for (const auto& table : list) there.insert(table.get<std::string>());
  for (const auto& table : archive.tables)
    if (!there.contains(table))
      return std::unexpected(Outcome{.error = fmt::format("pg_restore did not restore the table {}", table)});
  return {};
}

PgReplacement::Done PgReplacement::finish() {
  narration_.output("gathering statistics for the planner");
  if (auto analyzed = psql_.run(aside(name_), replacement_sql::analyze); !analyzed)
    return std::unexpected(analyzed.error());
  const auto said = psql_.run_on(maintenance_, replacement_sql::copy_properties);
  if (!said) return std::unexpected(said.error());
  if (!said->empty())
    narration_.output("not everything could be carried over from the old database:\n" + *said);
  return {};
}

// Someone may connect between the end of all sessions and the lock that renaming takes; then it is refused as
// a whole, and tried again.
PgReplacement::Done PgReplacement::swap() {
  narration_.output(fmt::format("putting {} in place", name_));
  for (int attempt = 1;; ++attempt) {
    const auto swapped = script(exists_ ? replacement_sql::swap : replacement_sql::put_in_place);
    if (swapped) return swapped;
    auto outcome = swapped.error();
    if (outcome.end == End::failed && attempt < swap_attempts &&
        outcome.error.contains("is being accessed by other users"))
      continue;
    if (outcome.end == End::failed) return std::unexpected(untouched(outcome));
    outcome.end = outcome.end == End::could_not_start ? End::failed : outcome.end;
    outcome.error += fmt::format(
        "\nthe database {} is whole, but drctl can't tell whether it is the old one or the restored one",
        name_);
    outcome.help = "look at its content; running the step again is safe either way";
    return std::unexpected(outcome);
  }
}

void PgReplacement::drop_replaced() {
  const auto dropped = exists_ ? script(replacement_sql::drop_replaced) : Done{};
  if (!dropped)
    narration_.output(
        fmt::format("the old database is still there as {}: {}", replaced(name_), dropped.error().error));
}

}  // namespace drctl
