#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>

#include "cli/commands.hpp"
#include "cli/previewer.hpp"
#include "cli/print_problem.hpp"
#include "cli/station.hpp"
#include "cli/workspace.hpp"
#include "cli/yaml_files.hpp"
#include "report/message.hpp"
#include "report/test_text.hpp"
#include "runbook/keys.hpp"
#include "runbook/library.hpp"
#include "support/contains.hpp"

namespace drctl {

namespace {

namespace fs = std::filesystem;

struct TestOptions {
  std::vector<std::string> paths;
  std::string format = "text", min_coverage = "0";
};

fs::path test_beside(fs::path runbook) { return runbook.replace_extension(".test.yaml"); }

OrProblem<std::vector<fs::path>> tests_below(const fs::path& folder) {
  auto files = yaml_files_below(folder);
  std::erase_if(files, [](const fs::path& file) { return !is_test_file(file); });
  if (files.empty())
    return problem(ExitStatus::bad_input, fmt::format("no .test.yaml file below '{}'", folder.string()),
                   "the tests of NAME.yaml are NAME.test.yaml beside it: docs/testing-runbooks.md");
  return files;
}

/// A coverage that is asked for is one of every runbook.
OrProblem<void> all_are_tested(const fs::path& folder) {
  for (const auto& file : yaml_files_below(folder)) {
    if (is_test_file(file) || fs::exists(test_beside(file))) continue;
    const auto source = load_source(file);
    if (source && find_entry(read_yaml(*source).root, "runbook") != nullptr)
      return problem(ExitStatus::bad_input, fmt::format("runbook '{}' has no test", file.string()),
                     fmt::format("write {}, or leave --min-coverage out", test_beside(file).string()));
  }
  return {};
}

/// The test beside a runbook.
OrProblem<std::vector<fs::path>> test_of(const std::string& runbook) {
  const auto file = library().find_runbook(runbook);
  if (!file) return problem(Diagnostics{file.error()});
  auto test = test_beside(*file);
  if (!fs::exists(test))
    return problem(ExitStatus::bad_input, fmt::format("runbook '{}' has no test", runbook),
                   fmt::format("write {}: docs/testing-runbooks.md", test.string()));
  return std::vector<fs::path>{test};
}

OrProblem<std::vector<fs::path>> tests_of(const std::string& word) {
  if (fs::is_directory(word)) return tests_below(word);
  if (fs::exists(word) && is_test_file(word)) return std::vector<fs::path>{word};
  return test_of(word);
}

OrProblem<std::vector<fs::path>> all_tests(const std::vector<std::string>& words) {
  std::vector<fs::path> files;
  for (const auto& word : words) {
    auto found = tests_of(word);
    if (!found) return std::unexpected(std::move(found.error()));
    for (auto& file : *found)
      if (!contains(files, file)) files.push_back(std::move(file));
  }
  return files;
}

/// Tells each test as soon as it is played.
std::vector<TestReport> run_all(const std::vector<fs::path>& files, const std::string& format,
                                const Style& style) {
  const Previewer previewer;
  std::vector<TestReport> reports;
  for (const auto& file : files) {
    reports.push_back(run_test(file, adapter_specs(), previewer.adapters));
    if (format == "text") fmt::print("{}", test_text(reports.back(), style));
  }
  if (format == "junit")
    fmt::print("{}", tests_junit(reports));
  else
    fmt::print("{}", test_summary(reports));
  return reports;
}

OrProblem<int> percent_of(const std::string& word) {
  int percent = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), percent);
  if (error != std::errc{} || end != word.data() + word.size() || percent < 0 || percent > 100)
    return problem(ExitStatus::bad_input, fmt::format("'{}' is no percentage", word),
                   "--min-coverage wants a whole number from 0 to 100");
  return percent;
}

/// Whether enough is covered; says where not.
bool covers(const std::vector<TestReport>& reports, int percent) {
  bool enough = true;
  for (const auto& report : reports)
    if (report.broken.empty() && report.coverage.percent() < percent) {
      enough = false;
      print_error(fmt::format("{} covers {} % of steps and branches, not {} %", report.path,
                              report.coverage.percent(), percent),
                  "add cases for what is listed as not covered");
    }
  return enough;
}

OrProblem<ExitStatus> test(const TestOptions& options, const Context& context) {
  const auto percent = percent_of(options.min_coverage);
  if (!percent) return std::unexpected(percent.error());
  const auto words = options.paths.empty() ? std::vector<std::string>{"runbooks"} : options.paths;
  const auto files = all_tests(words);
  if (!files) return std::unexpected(files.error());
  if (*percent > 0)
    for (const auto& word : words)
      if (fs::is_directory(word))
        if (auto tested = all_are_tested(word); !tested) return std::unexpected(tested.error());
  const auto reports = run_all(*files, options.format, Style(appearance(context, STDOUT_FILENO)));
  if (std::ranges::any_of(reports, [](const auto& report) { return !report.broken.empty(); }))
    return ExitStatus::bad_input;
  const bool enough = covers(reports, *percent);
  const bool failed = std::ranges::any_of(reports, [](const auto& report) { return report.failures() > 0; });
  return enough && !failed ? ExitStatus::success : ExitStatus::step_failed;
}

Action declare_test(Arguments& arguments) {
  auto options = std::make_shared<TestOptions>();
  arguments.positionals("PATH", options->paths, "Tests, runbooks or folders (default: runbooks)");
  arguments.choice("--format", options->format, {"text", "junit"}, "FORMAT",
                   "Whom to tell: text for people, junit for CI, on stdout");
  arguments.option("--min-coverage", options->min_coverage, "PERCENT",
                   "Fail when a test covers less of its runbook's steps and branches");
  return action_of<TestOptions>(test, options);
}

}  // namespace

constexpr const char* test_lesson =
    "The tests of NAME.yaml are NAME.test.yaml beside it. Each case gives variables and what steps answer\n"
    "(a result, a failure, a time-out, a sequence), and says what the run must come to: which steps run,\n"
    "which gates are met, what is captured, how it ends. The engine that drives a run drives them; no "
    "system\n"
    "is touched and no time passes. Status 0 when all is as expected, 1 when a case is not or too little is\n"
    "covered, 2 when a test does not fit its runbook.\n"
    "\n"
    "Examples:\n"
    "  drctl test\n"
    "  drctl test db-corruption\n"
    "  drctl test runbooks --min-coverage 100 --format junit";

const CommandRow test_command = {"test", "Play a runbook's tests: faked results, the expected path",
                                 test_lesson, declare_test};

}  // namespace drctl
