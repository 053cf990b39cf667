#include "adapters/pg_restore.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "adapters/arguments.hpp"
#include "adapters/children.hpp"
#include "adapters/impact_text.hpp"
#include "adapters/pg_dump_file.hpp"
#include "adapters/pg_replacement.hpp"
#include "adapters/pg_restore_call.hpp"
#include "adapters/pg_scratch.hpp"
#include "adapters/sql_look.hpp"
#include "support/plural.hpp"

namespace drctl {
namespace {

using expression::Type;
using Action = PgRestoreAction;

constexpr std::string_view replaced_sql =
    "SELECT pg_size_pretty(pg_database_size(current_database())) AS size, "
    "(SELECT count(*) FROM pg_class JOIN pg_namespace AS n ON n.oid = relnamespace WHERE relkind IN ('r', "
    "'p') "
    "AND nspname <> 'information_schema' AND nspname NOT LIKE 'pg\\_%') AS tables, "
    "(SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()) "
    "AS sessions";

/// Those that the dump must hold.
std::vector<std::string> wanted_tables(const Call& call) {
  auto wanted = words_of(call, "require");
  for (auto& table : words_of(call, "tables")) wanted.push_back(std::move(table));
  return wanted;
}

class PgRestore final : public Adapter {
 public:
  explicit PgRestore(Processes& processes) : processes_(processes) {}

  std::expected<Preview, std::string> preview(const Call& call) const override {
    if (auto checked = check_pg_restore(call); !checked) return std::unexpected(checked.error());
    return preview_pg_restore(call);
  }

  /// The dump is proven whole, with the tables that are wanted of it.
  std::optional<Call> rehearsal(const Call& call) const override {
    auto proof = call;
    const auto wanted = wanted_tables(call);
    proof.arguments = {{"dump", call.arguments.at("dump")}, {"action", "verify"}};
    if (!wanted.empty()) proof.arguments["require"] = wanted;
    return Adapter::rehearsal(proof);
  }

  /// What the dump would take the place of.
  std::string impact(const Call& call, Execution& execution) override {
    if (action_of(call) != Action::restore) return {};
    const auto login = sql_login_of(call);
    const auto rows = look(login, {std::string(replaced_sql), {}}, execution);
    if (!rows) return not_known(rows.error());
    const auto& found = rows->at(0);
    return fmt::format("takes the place of {}: {} in {}, with {} in it", login.database,
                       found.value("size", ""), plural(found.value("tables", std::size_t{0}), "table"),
                       plural(found.value("sessions", std::size_t{0}), "session"));
  }

  Outcome perform(const Call& call, Execution& execution) override {
    if (auto checked = check_pg_restore(call); !checked)
      return {.end = End::could_not_start,
              .error = checked.error(),
              .help = "correct the runbook or the environment"};
    Children children(processes_, execution);
    const PgDumpFile dump(text_of(call, "dump"), children, execution.narration);
    return perform_proven(call, dump, children, execution.narration);
  }

 private:
  static Outcome perform_proven(const Call& call, const PgDumpFile& dump, Children& children,
                                Narration& narration) {
    const auto archive = dump.prove();
    if (!archive) return untouched(call, archive.error());
    auto result = result_of(*archive, dump);
    if (const auto missing = missing_tables(*archive, wanted_tables(call)); !missing.empty())
      return untouched(call, {.end = End::failed,
                              .result = std::move(result),
                              .error = fmt::format("{}", fmt::join(missing, "\n")),
                              .help = "take another dump, or correct the names"});
    auto outcome = act(call, *archive, children, narration);
    result.update(outcome.result);
    outcome.result = std::move(result);
    return outcome;
  }

  static Outcome act(const Call& call, const PgArchive& archive, Children& children, Narration& narration) {
    const auto options = restore_options_of(call);
    switch (action_of(call)) {
      case Action::verify:
        return {.end = End::succeeded};
      case Action::trial:
        return PgScratch(call.target, options, children, narration).trial(archive);
      case Action::beside:
        return PgScratch(call.target, options, children, narration)
            .copy_tables(archive, named_tables(archive, words_of(call, "tables")), schema_of(call));
      case Action::restore:
        break;
    }
    auto outcome = PgReplacement(call.target, options, children, narration).run(archive);
    outcome.result = {{"database", call.target.setting("database")}};
    return outcome;
  }

  static nlohmann::json result_of(const PgArchive& archive, const PgDumpFile& dump) {
    return {{"created_at", archive.created_at},
            {"objects", archive.objects},
            {"tables", archive.tables},
            {"size", dump.size()},
            {"database", ""},
            {"rows", nlohmann::json::object()},
            {"foreign_keys", nlohmann::json::array()}};
  }

  static Outcome untouched(const Call& call, Outcome outcome) {
    if (action_of(call) != Action::verify) outcome.error += "\nnothing was changed";
    return outcome;
  }

  Processes& processes_;
};

AdapterSpec pg_restore_spec() {
  return {
      .name = "pg_restore",
      .summary = "prove a dump, bring tables of it back, or put it in the place of the target's database",
      .target_kind = "postgres",
      .shorthand = "dump",
      .fields = {{"dump", FieldForm::text, Field::Need::required,
                  "the dump: custom, directory or tar format"},
                 {"action",
                  FieldForm::text,
                  Field::Need::optional,
                  "verify only reads the dump, trial restores it into a scratch database, beside brings "
                  "`tables` back beside those that are there; else restore",
                  {"restore", "verify", "trial", "beside"}},
                 {"require", FieldForm::list, Field::Need::optional, "tables whose rows must be in the dump"},
                 {"tables", FieldForm::list, Field::Need::optional, "beside: the tables to bring back"},
                 {"schema", FieldForm::text, Field::Need::optional,
                  "beside: the schema that is made for them; else drctl_restored"},
                 {"owners",
                  FieldForm::text,
                  Field::Need::optional,
                  "who owns what is restored: the roles in the dump, or the target's user",
                  {"as_dumped", "target_user"}},
                 {"jobs", FieldForm::integer, Field::Need::optional, "how many tables at once; else one"}},
      .result = Type::object("pg_restore result", {{"created_at", Type::string()},
                                                   {"objects", Type::integer()},
                                                   {"tables", Type::list(Type::string())},
                                                   {"size", Type::integer()},
                                                   {"database", Type::string()},
                                                   {"rows", Type::map(Type::string(), Type::integer())},
                                                   {"foreign_keys", Type::list(Type::dyn())}}),
      .timeout = std::chrono::hours(2),
      .program = "pg_restore"};
}

}  // namespace

AdapterRow pg_restore_row() {
  return {pg_restore_spec(), [](const Doors& doors) -> std::unique_ptr<Adapter> {
            return std::make_unique<PgRestore>(doors.processes);
          }};
}

}  // namespace drctl
