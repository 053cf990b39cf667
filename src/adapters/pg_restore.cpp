#include "adapters/pg_restore.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>
#include <tuple>

#include "adapters/arguments.hpp"
#include "adapters/children.hpp"
#include "adapters/pg_client.hpp"
#include "adapters/pg_dump_file.hpp"
#include "adapters/pg_replacement.hpp"
#include "support/shell_quote.hpp"

namespace drctl {
namespace {

using expression::Type;
using Checked = std::expected<void, std::string>;

// What isn't known yet may be a restore.
bool is_restore(const Call& call) { return text_of(call, "action", "restore") != "verify"; }

PgReplacement::Options options_of(const Call& call) {
  const auto owners = text_of(call, "owners", "as_dumped");
  return {.dump = text_of(call, "dump"),
          .jobs = number_of(call, "jobs", 1),
          .owners = owners == "target_user" ? PgReplacement::Owners::target_user
                                            : PgReplacement::Owners::as_dumped};
}

Preview preview_verify(const std::string& dump) {
  const auto file = shell_quote(dump);
  return {.effect = Effect::read,
          .reason = "only reads the dump",
          .command = fmt::format("pg_restore --list {0} && pg_restore --file=/dev/null {0}", file),
          .target = "the dump " + dump,
          .target_name = std::filesystem::path(dump).filename().string()};
}

Preview preview_restore(const Call& call) {
  const auto name = call.target.setting("database");
  const auto aside = PgReplacement::aside(name);
  const auto command = PgReplacement::fill_command(call.target, options_of(call));
  return {.effect = Effect::destructive,
          .reason = fmt::format("replaces the database {}: what is newer than the dump is lost", name),
          .command = fmt::format("{} && psql -c 'ALTER DATABASE {} RENAME TO {}'", shell_line(command.argv),
                                 aside, name),
          .target = describe(call.target),
          .target_name = name};
}

class PgRestore final : public Adapter {
 public:
  explicit PgRestore(Processes& processes) : processes_(processes) {}

  std::expected<Preview, std::string> preview(const Call& call) const override {
    if (auto checked = check(call); !checked) return std::unexpected(checked.error());
    return is_restore(call) ? preview_restore(call) : preview_verify(text_of(call, "dump"));
  }

  Outcome perform(const Call& call, Execution& execution) override {
    if (auto checked = check(call); !checked)
      return {.end = End::could_not_start,
              .error = checked.error(),
              .help = "correct the runbook or the environment"};
    Children children(processes_, execution);
    const PgDumpFile dump(text_of(call, "dump"), children, execution.narration);
    return perform_proven(call, dump, children, execution.narration);
  }

 private:
  static Checked check(const Call& call) {
    if (text_of(call, "dump").empty()) return std::unexpected("`dump` is empty: name the dump");
    for (const auto& [field, first, second] :
         {std::tuple{"action", "verify", "restore"}, std::tuple{"owners", "as_dumped", "target_user"}})
      if (const auto word = text_of(call, field, first); word != first && word != second && !is_unknown(word))
        return std::unexpected(fmt::format("`{}` is '{}'; {} or {} is possible", field, word, first, second));
    if (!is_restore(call)) return {};
    if (auto checked = check_postgres(call.target); !checked) return checked;
    if (const auto jobs = options_of(call).jobs; jobs < 1 || jobs > 64)
      return std::unexpected(fmt::format("`jobs` is {}; 1 to 64 is possible", jobs));
    // Longer names are cut by PostgreSQL without a word (NAMEDATALEN), and two could become one.
    if (PgReplacement::aside(call.target.setting("database")).size() > 63)
      return std::unexpected(
          "the database's name is too long to restore another beside it (53 bytes at most)");
    return {};
  }

  static Outcome perform_proven(const Call& call, const PgDumpFile& dump, Children& children,
                                Narration& narration) {
    const auto archive = dump.prove();
    if (!archive) return untouched(call, archive.error());
    auto result = result_of(*archive, dump);
    if (const auto missing = missing_tables(*archive, words_of(call, "require")); !missing.empty())
      return untouched(call, {.end = End::failed,
                              .result = std::move(result),
                              .error = fmt::format("{}", fmt::join(missing, "\n")),
                              .help = "take another dump, or correct `require`"});
    Outcome outcome{.end = End::succeeded};
    if (is_restore(call))
      outcome = PgReplacement(call.target, options_of(call), children, narration).run(*archive);
    if (is_restore(call)) result["database"] = call.target.setting("database");
    outcome.result = std::move(result);
    return outcome;
  }

  static nlohmann::json result_of(const PgArchive& archive, const PgDumpFile& dump) {
    return {{"created_at", archive.created_at},
            {"objects", archive.objects},
            {"tables", archive.tables},
            {"size", dump.size()},
            {"database", ""}};
  }

  static Outcome untouched(const Call& call, Outcome outcome) {
    if (is_restore(call)) outcome.error += "\nnothing was changed";
    return outcome;
  }

  Processes& processes_;
};

AdapterSpec spec() {
  return {
      .name = "pg_restore",
      .summary = "prove a dump, or put its content in the place of the target's database",
      .target_kind = "postgres",
      .shorthand = "dump",
      .fields = {{"dump", FieldForm::text, Field::Need::required,
                  "the dump: custom, directory or tar format"},
                 {"action",
                  FieldForm::text,
                  Field::Need::optional,
                  "verify only reads the dump; else restore",
                  {"verify", "restore"}},
                 {"require", FieldForm::list, Field::Need::optional, "tables whose rows must be in the dump"},
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
                                                   {"database", Type::string()}}),
      .timeout = std::chrono::hours(2),
      .program = "pg_restore"};
}

}  // namespace

AdapterRow pg_restore_row() {
  return {spec(), [](const Doors& doors) -> std::unique_ptr<Adapter> {
            return std::make_unique<PgRestore>(doors.processes);
          }};
}

}  // namespace drctl
