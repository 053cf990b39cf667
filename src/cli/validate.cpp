#include <fmt/format.h>

#include <filesystem>

#include "cli/commands.hpp"
#include "cli/print_problem.hpp"
#include "cli/validated.hpp"
#include "cli/version.hpp"
#include "support/plural.hpp"

namespace drctl {

namespace {

struct ValidateOptions {
  std::vector<std::string> paths;
  std::string format = "text", deny;
};

/// "2 errors and 1 warning"; empty when there are none.
std::string counted(const Validation& validation) {
  const auto errors = validation.count(Severity::error), warnings = validation.count(Severity::warning);
  if (errors == 0) return warnings == 0 ? "" : plural(warnings, "warning");
  return plural(errors, "error") + (warnings == 0 ? "" : " and " + plural(warnings, "warning"));
}

void print_summary(const Validation& validation, std::size_t shown) {
  const auto counts = counted(validation);
  if (counts.empty()) return;
  const auto with = validation.files_with_findings(), all = validation.files.size();
  fmt::print(stderr, "{} in {}{}\n", counts, with == all ? "" : fmt::format("{} of ", with),
             plural(all, "file"));
  if (shown < validation.count(Severity::error) + validation.count(Severity::warning))
    fmt::print(stderr, "the first {} are shown: --format json tells all\n", shown);
}

/// The findings on stderr, each file that is well on stdout.
void tell(const Validation& validation, const Context& context) {
  std::size_t shown = 0;
  for (const auto& file : validation.files) {
    if (file.valid) fmt::print("{}: ok ({})\n", file.path, file.summary);
    shown += print_diagnostics(file.findings, context, most_shown - shown);
  }
  print_summary(validation, shown);
}

void print_validation(const Validation& validation, const std::string& format, const Context& context) {
  if (format == "text") return tell(validation, context);
  if (format == "json") fmt::print("{}", validation_json(validation));
  if (format == "github") fmt::print("{}", validation_github(validation));
  if (format == "junit") fmt::print("{}", validation_junit(validation));
  if (format == "sarif") fmt::print("{}", validation_sarif(validation, version_number()));
}

OrProblem<ExitStatus> validate(const ValidateOptions& options, const Context& context) {
  if (options.paths.empty() && !std::filesystem::is_directory("runbooks"))
    return problem(ExitStatus::bad_input, "there is no folder 'runbooks' here",
                   "start drctl where it is, or name files or folders");
  const auto validation =
      validate_all(options.paths.empty() ? std::vector<std::string>{"runbooks"} : options.paths,
                   options.deny.empty() ? Warnings::allowed : Warnings::denied);
  print_validation(validation, options.format, context);
  return validation.invalid_files() == 0 ? ExitStatus::success : ExitStatus::bad_input;
}

Action declare_validate(Arguments& arguments) {
  auto options = std::make_shared<ValidateOptions>();
  arguments.positionals("PATH", options->paths, "Files, folders or names of runbooks (default: runbooks)");
  arguments.choice("--format", options->format, {"text", "json", "github", "junit", "sarif"}, "FORMAT",
                   "Whom to tell: text for people; json, github, junit or sarif for programs, on stdout");
  arguments.choice("--deny", options->deny, {"warnings"}, "warnings", "Take warnings for errors");
  return action_of<ValidateOptions>(validate, options);
}

}  // namespace

constexpr const char* validate_lesson =
    "Reads every file strictly and checks names, types, expressions, targets and effects; tells all errors\n"
    "at once, each with its place and the fix. Touches no system. A file in a folder named\n"
    "'environments', or with the key 'environment', is an environment. Status 0 when there is no error,\n"
    "else 2. What is allowed but is likely a mistake is a warning, with a code: drctl explain CODE.\n"
    "\n"
    "Examples:\n"
    "  drctl validate\n"
    "  drctl validate runbooks/db-corruption.yaml\n"
    "  drctl validate --format github --deny warnings";

const CommandRow validate_command = {"validate", "Check runbooks and environments, without running anything",
                                     validate_lesson, declare_validate};

}  // namespace drctl
