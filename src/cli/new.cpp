#include <fmt/format.h>

#include <filesystem>

#include "cli/commands.hpp"
#include "cli/print_problem.hpp"
#include "platform/file.hpp"
#include "runbook/skeleton.hpp"

namespace drctl {

namespace {

namespace fs = std::filesystem;

struct NewOptions {
  std::string name, directory = "runbooks";
};

OrProblem<void> check_absent(const fs::path& file) {
  std::error_code error;
  if (!fs::exists(file, error)) return {};
  return problem(ExitStatus::bad_input, fmt::format("{} is there already", file.string()),
                 "choose another name, or edit it");
}

OrProblem<void> write(const fs::path& file, const std::string& text) {
  auto written = write_file_atomically(file, text, FileAccess::ordinary);
  if (!written) return problem(ExitStatus::bad_input, written.error(), "name another folder with --dir");
  fmt::print("{}\n", file.string());
  return {};
}

OrProblem<ExitStatus> new_runbook(const NewOptions& options, const Context&) {
  const auto text = skeleton(options.name);
  if (!text) return problem(ExitStatus::bad_input, text.error().message, text.error().help);
  const auto file = fs::path(options.directory) / (options.name + ".yaml");
  const auto test = fs::path(options.directory) / (options.name + ".test.yaml");
  for (const auto& path : {file, test})
    if (auto absent = check_absent(path); !absent) return std::unexpected(absent.error());
  std::error_code error;
  fs::create_directories(options.directory, error);
  if (!fs::is_directory(options.directory))
    return problem(ExitStatus::bad_input,
                   fmt::format("there is no folder '{}', nor can it be made", options.directory),
                   "name another one with --dir");
  if (auto written = write(file, text->runbook); !written) return std::unexpected(written.error());
  if (auto written = write(test, text->test); !written) return std::unexpected(written.error());
  fmt::print(stderr, "next: edit them, then drctl validate {0} and drctl test {0}\n", file.string());
  return ExitStatus::success;
}

Action declare_new(Arguments& arguments) {
  auto options = std::make_shared<NewOptions>();
  arguments.positional("NAME", options->name, Arguments::Need::required,
                       "The scenario, like cache-lost: a-z, 0-9 and -");
  arguments.option("--dir", options->directory, "DIR", "The folder to write it into (default: runbooks)");
  return action_of<NewOptions>(new_runbook, options);
}

}  // namespace

constexpr const char* new_lesson =
    "Writes NAME.yaml, a runbook with comments that validates as it stands, and its test, NAME.test.yaml.\n"
    "Nothing is overwritten. docs/language.md explains each key.\n"
    "\n"
    "Example:\n"
    "  drctl new cache-lost";

const CommandRow new_command = {"new", "Write a new runbook to start from, with a test", new_lesson,
                                declare_new};

}  // namespace drctl
