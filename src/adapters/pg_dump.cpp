#include "adapters/pg_dump.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "adapters/arguments.hpp"
#include "adapters/children.hpp"
#include "adapters/new_file.hpp"
#include "adapters/pg_client.hpp"
#include "adapters/pg_dump_file.hpp"
#include "adapters/pg_failure.hpp"
#include "support/shell_quote.hpp"

namespace drctl {
namespace {

namespace fs = std::filesystem;
using expression::Type;

Command command_of(const Call& call) {
  auto command = pg_client("pg_dump", call.target, call.target.setting("database"));
  command.argv.emplace_back("--format=custom");
  const auto tables = words_of(call, "tables");
  // Without it a misspelt table is left out in silence.
  if (!tables.empty()) command.argv.emplace_back("--strict-names");
  for (const auto& table : tables) command.argv.push_back("--table=" + table);
  return command;
}

class PgDump final : public Adapter {
 public:
  explicit PgDump(Processes& processes) : processes_(processes) {}

  std::expected<Preview, std::string> preview(const Call& call) const override {
    if (auto checked = check_postgres(call.target); !checked) return std::unexpected(checked.error());
    const auto file = text_of(call, "file");
    if (file.empty()) return std::unexpected("`file` is empty: name the file that the dump becomes");
    return Preview{.effect = Effect::read,
                   .reason = "pg_dump only reads the database",
                   .command = shell_line(command_of(call).argv) + " > " + shell_quote(file),
                   .target = describe(call.target),
                   .target_name = call.target.setting("database")};
  }

  /// It would leave a file.
  std::optional<Call> rehearsal(const Call&) const override { return std::nullopt; }

  Outcome perform(const Call& call, Execution& execution) override {
    if (auto checked = preview(call); !checked)
      return {.end = End::could_not_start,
              .error = checked.error(),
              .help = "correct the runbook or the environment"};
    const auto file = text_of(call, "file");
    const NewFile dumped(file, "dump");
    if (auto refused = dumped.refused()) return *refused;
    Children children(processes_, execution);
    if (auto failed = dump(call, dumped.partial(), children)) return *failed;
    const PgDumpFile written(dumped.partial().string(), children, execution.narration);
    const auto archive = written.prove();
    if (!archive) return archive.error();
    const auto size = written.size();
    if (auto failed = dumped.finish()) return *failed;
    return {.end = End::succeeded,
            .result = {{"file", file},
                       {"size", size},
                       {"created_at", archive->created_at},
                       {"objects", archive->objects},
                       {"tables", archive->tables}}};
  }

 private:
  std::optional<Outcome> dump(const Call& call, const fs::path& partial, Children& children) const {
    auto command = command_of(call);
    command.output_file = partial.string();
    const auto child = children.run(command, Narrate::errors);
    if (auto unfinished = children.unfinished(child, "pg_dump")) return unfinished;
    if (child.status != 0) return pg_failure(child, "pg_dump", call.target);
    return std::nullopt;
  }

  Processes& processes_;
};

AdapterSpec pg_dump_spec() {
  return {.name = "pg_dump",
          .summary = "dump the target's database to a new file, proven whole",
          .target_kind = "postgres",
          .shorthand = "file",
          .fields = {{"file", FieldForm::text, Field::Need::required, "where the dump goes; must not exist"},
                     {"tables", FieldForm::list, Field::Need::optional,
                      "only these, as pg_dump --table takes them"}},
          .result = Type::object("pg_dump result", {{"file", Type::string()},
                                                    {"size", Type::integer()},
                                                    {"created_at", Type::string()},
                                                    {"objects", Type::integer()},
                                                    {"tables", Type::list(Type::string())}}),
          .timeout = std::chrono::hours(1),
          .program = "pg_dump"};
}

}  // namespace

AdapterRow pg_dump_row() {
  return {pg_dump_spec(), [](const Doors& doors) -> std::unique_ptr<Adapter> {
            return std::make_unique<PgDump>(doors.processes);
          }};
}

}  // namespace drctl
