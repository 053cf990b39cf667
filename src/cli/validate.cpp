#include <fmt/format.h>

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/print_problem.hpp"
#include "cli/workspace.hpp"
#include "report/diagnostic_text.hpp"

namespace drctl {

namespace {

namespace fs = std::filesystem;

struct ValidateOptions {
  std::vector<std::string> paths;
};

struct Tally {
  std::size_t files = 0, bad_files = 0, errors = 0;
};

std::string plural(std::size_t count, const char* word) {
  return fmt::format("{} {}{}", count, word, count == 1 ? "" : "s");
}

/// An environment lies in a folder of that name, or begins with the key that names it.
bool is_environment(const fs::path& file) {
  if (file.parent_path().filename() == "environments") return true;
  const auto source = load_source(file);
  return source && (("\n" + (*source)->text).contains("\nenvironment:"));
}

std::size_t count_steps(const std::vector<Step>& steps) {
  std::size_t count = 0;
  for (const auto& step : steps) {
    ++count;
    if (const auto* choose = std::get_if<Choose>(&step.action))
      for (const auto& option : choose->options) count += count_steps(option.steps);
  }
  return count;
}

/// Every .yaml file below the folder, in order.
std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry :
       fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied))
    if (entry.is_regular_file() &&
        (entry.path().extension() == ".yaml" || entry.path().extension() == ".yml"))
      files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

/// What a path or name on the command line stands for; a problem when there is nothing.
OrProblem<std::vector<fs::path>> files_of(const std::string& word) {
  if (fs::is_directory(word)) {
    auto files = files_below(word);
    if (files.empty()) return problem(ExitStatus::bad_input, fmt::format("no .yaml file below '{}'", word));
    return files;
  }
  if (fs::exists(word)) return std::vector<fs::path>{word};
  auto file = library().find_runbook(word);
  if (!file) return problem(Diagnostics{file.error()});
  return std::vector<fs::path>{*file};
}

Diagnostics check(const fs::path& file) {
  if (is_environment(file)) {
    auto environment = load_environment(file);
    if (!environment) return environment.error();
    fmt::print("{}: ok (environment, {})\n", file.string(), plural(environment->targets.size(), "target"));
    return {};
  }
  auto runbook = load_checked(file, adapter_specs());
  if (!runbook) return runbook.error();
  fmt::print("{}: ok ({})\n", file.string(), plural(count_steps(runbook->runbook.steps), "step"));
  return {};
}

void check_and_tell(const fs::path& file, Tally& tally, const Context& context) {
  auto problems = check(file);
  ++tally.files;
  if (problems.empty()) return;
  ++tally.bad_files;
  tally.errors += problems.size();
  print_diagnostics(problems, context);
}

void check_all_of(const std::string& word, Tally& tally, const Context& context) {
  if (auto files = files_of(word)) {
    for (const auto& file : *files) check_and_tell(file, tally, context);
  } else {
    print_problem(files.error(), context);
    ++tally.files, ++tally.bad_files, ++tally.errors;
  }
}

OrProblem<ExitStatus> validate(const ValidateOptions& options, const Context& context) {
  if (options.paths.empty() && !fs::is_directory("runbooks"))
    return problem(ExitStatus::bad_input, "there is no folder 'runbooks' here",
                   "start drctl where it is, or name files or folders");
  Tally tally;
  for (const auto& word : options.paths.empty() ? std::vector<std::string>{"runbooks"} : options.paths)
    check_all_of(word, tally, context);
  if (tally.errors == 0) return ExitStatus::success;
  fmt::print(stderr, "{} in {}{}\n", plural(tally.errors, "error"),
             tally.bad_files == tally.files ? "" : fmt::format("{} of ", tally.bad_files),
             plural(tally.files, "file"));
  return ExitStatus::bad_input;
}

Action declare(Arguments& arguments) {
  auto options = std::make_shared<ValidateOptions>();
  arguments.positionals("PATH", options->paths, "Files, folders or names of runbooks (default: runbooks)");
  return [options](const Context& context) {
    auto status = validate(*options, context);
    return status ? *status : print_problem(status.error(), context);
  };
}

}  // namespace

constexpr const char* lesson =
    "Reads every file strictly and checks names, types, expressions, targets and effects; tells all errors "
    "at\n"
    "once, each with its place and the fix. Touches no system. A file in a folder named\n"
    "'environments', or with the key 'environment', is an environment. Status 0 when all is well, else 2.\n"
    "\n"
    "Examples:\n"
    "  drctl validate\n"
    "  drctl validate runbooks/db-corruption.yaml";

const CommandRow validate_command = {"validate", "Check runbooks and environments, without running anything",
                                     lesson, declare};

}  // namespace drctl
