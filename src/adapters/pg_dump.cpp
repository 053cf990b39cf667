#include "adapters/pg_dump.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "adapters/arguments.hpp"
#include "adapters/children.hpp"
#include "adapters/pg_client.hpp"
#include "adapters/pg_dump_file.hpp"
#include "adapters/pg_failure.hpp"
#include "platform/file.hpp"
#include "support/shell_quote.hpp"

namespace drctl {
namespace {

namespace fs = std::filesystem;
using expression::Type;

// A file that is removed unless it was given its final name.
class PartialFile {
 public:
  explicit PartialFile(fs::path path) : path_(std::move(path)) {}
  ~PartialFile() {
    std::error_code ignored;
    fs::remove(path_, ignored);
  }
  PartialFile(const PartialFile&) = delete;
  PartialFile& operator=(const PartialFile&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

Command command_of(const Call& call) {
  auto command = pg_client("pg_dump", call.target, call.target.setting("database"));
  command.argv.emplace_back("--format=custom");
  const auto tables = words_of(call, "tables");
  // Without it a misspelt table is left out in silence.
  if (!tables.empty()) command.argv.emplace_back("--strict-names");
  for (const auto& table : tables) command.argv.push_back("--table=" + table);
  return command;
}

// Nothing of what exists is ever replaced, and nothing is begun that could not be finished.
std::optional<Outcome> check_place(const fs::path& file) {
  std::error_code error;
  if (fs::exists(fs::symlink_status(file, error)))
    return Outcome{.end = End::could_not_start,
                   .error = fmt::format("{} exists, and a dump replaces nothing", file.string()),
                   .help = "give the dump another name, or move that file away"};
  const auto folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  if (fs::is_directory(folder, error)) return std::nullopt;
  return Outcome{
      .end = End::could_not_start,
      .error = fmt::format("can't write {}: there is no folder {}", file.string(), folder.string()),
      .help = "make the folder, or correct the path"};
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

  Outcome perform(const Call& call, Execution& execution) override {
    if (auto checked = preview(call); !checked)
      return {.end = End::could_not_start,
              .error = checked.error(),
              .help = "correct the runbook or the environment"};
    const fs::path file = text_of(call, "file");
    if (auto refused = check_place(file)) return *refused;
    Children children(processes_, execution);
    const PartialFile partial(partial_name(file));
    if (auto failed = dump(call, partial.path(), children)) return *failed;
    const PgDumpFile written(partial.path().string(), children, execution.narration);
    const auto archive = written.prove();
    if (!archive) return archive.error();
    const auto size = written.size();
    if (auto moved = move_into_place(partial.path(), file); !moved)
      return {
          .end = End::failed, .error = moved.error(), .help = "the dump was removed again; see to the disk"};
    return {.end = End::succeeded,
            .result = {{"file", file.string()},
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

AdapterSpec spec() {
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
  return {spec(), [](const Doors& doors) -> std::unique_ptr<Adapter> {
            return std::make_unique<PgDump>(doors.processes);
          }};
}

}  // namespace drctl
