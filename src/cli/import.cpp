#include "import/import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "cli/commands.hpp"
#include "cli/first_refusal.hpp"
#include "cli/print_problem.hpp"
#include "platform/file.hpp"
#include "support/plural.hpp"

namespace drctl {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest = 4 * 1024 * 1024;

struct ImportOptions {
  std::string file, directory = "runbooks";
  bool force = false;
};

/// Of a pipe nobody may ever write to the other end; a folder is refused where it is read.
bool is_readable_to_its_end(const std::string& file) {
  std::error_code error;
  const auto type = fs::status(file, error).type();
  return type != fs::file_type::fifo && type != fs::file_type::socket && type != fs::file_type::character &&
         type != fs::file_type::block;
}

OrProblem<Import> imported(const std::string& file) {
  if (!is_readable_to_its_end(file))
    return problem(ExitStatus::bad_input, fmt::format("can't read {}: it is no regular file", file),
                   "name a Markdown file");
  const auto text = read_file(file, largest);
  if (!text) return problem(ExitStatus::bad_input, text.error(), "name a Markdown file");
  const Previewer previewer;
  auto import = import_markdown(*text, fs::path(file).filename().string(), [&](const std::string& runbook) {
    return first_refusal(runbook, "trial", previewer);
  });
  if (!import)
    return problem(ExitStatus::bad_input, fmt::format("{}: {}", file, import.error()),
                   "docs/importing.md says what is looked for");
  return std::move(*import);
}

/// None is written when one is there already.
OrProblem<void> check_absent(const Import& import, const fs::path& folder) {
  std::error_code error;
  for (const auto& runbook : import.runbooks)
    if (const auto path = folder / (runbook.name + ".yaml"); fs::exists(path, error))
      return problem(ExitStatus::bad_input, fmt::format("{} is there already", path.string()),
                     "import into another folder with --into, or overwrite with --force");
  return {};
}

OrProblem<void> write(const Import& import, const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (!fs::is_directory(folder))
    return problem(ExitStatus::bad_input,
                   fmt::format("there is no folder '{}', nor can it be made", folder.string()),
                   "name another one with --into");
  for (const auto& runbook : import.runbooks) {
    const auto path = folder / (runbook.name + ".yaml");
    auto written = write_file_atomically(path, runbook.text, FileAccess::ordinary);
    if (!written) return problem(ExitStatus::bad_input, written.error(), "name another folder with --into");
    fmt::print("{}\n", path.string());
  }
  return {};
}

void narrate(const Import& import, const ImportOptions& options) {
  std::size_t steps = 0, to_judge = 0;
  for (const auto& runbook : import.runbooks) steps += runbook.steps, to_judge += runbook.to_judge;
  for (const auto& unplaced : import.unplaced)
    fmt::print(stderr, "{}:{}: kept as a comment: {}\n", options.file, unplaced.line, unplaced.text);
  fmt::print(stderr, "{}, {}", plural(import.runbooks.size(), "runbook"), plural(steps, "step"));
  if (to_judge > 0) fmt::print(stderr, "; state the effect of {} (TODO)", plural(to_judge, "exec step"));
  fmt::print(stderr, "\nnext: drctl validate {}, and read every step before it is needed\n",
             options.directory);
}

OrProblem<ExitStatus> import_document(const ImportOptions& options, const Context&) {
  const auto import = imported(options.file);
  if (!import) return std::unexpected(import.error());
  if (!options.force)
    if (auto absent = check_absent(*import, options.directory); !absent)
      return std::unexpected(absent.error());
  if (auto written = write(*import, options.directory); !written) return std::unexpected(written.error());
  narrate(*import, options);
  return ExitStatus::success;
}

Action declare_import(Arguments& arguments) {
  auto options = std::make_shared<ImportOptions>();
  arguments.positional("FILE", options->file, Arguments::Need::required, "A Markdown document");
  arguments.option("--into", options->directory, "DIR", "The folder to write into (default: runbooks)");
  arguments.flag("--force", options->force, "Overwrite runbooks that are there already");
  return action_of<ImportOptions>(import_document, options);
}

}  // namespace

constexpr const char* import_lesson =
    "Writes a runbook for each scenario of a document of people's: what stands below a heading with an\n"
    "impact, an RTO or an RPO, or with commands, numbered steps or a check list. Commands go to the adapter\n"
    "that carries them out (kubectl, helm, sql, pg_dump, pg_restore, http), others to exec, whose effect is\n"
    "for you to state; what only a person can do becomes a manual step. <PLACEHOLDERS> become variables.\n"
    "Every file validates as it stands, and nothing is dropped: what found no place is a comment there, and\n"
    "is told on stderr with its line.\n"
    "\n"
    "Examples:\n"
    "  drctl import disaster-recovery.md\n"
    "  drctl import disaster-recovery.md --into drafts && drctl validate drafts";

const CommandRow import_command = {"import", "Make runbooks of a Markdown document", import_lesson,
                                   declare_import};

}  // namespace drctl
