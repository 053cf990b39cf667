#include "cli/validated.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <tuple>

#include "cli/previewer.hpp"
#include "cli/workspace.hpp"
#include "cli/yaml_files.hpp"
#include "runbook/steps.hpp"
#include "support/plural.hpp"
#include "testing/test_report.hpp"

namespace drctl {

namespace {

namespace fs = std::filesystem;

/// An environment lies in a folder of that name, or begins with the key that names it.
bool is_environment(const fs::path& file) {
  if (file.parent_path().filename() == "environments") return true;
  const auto source = load_source(file);
  return source && (("\n" + (*source)->text).contains("\nenvironment:"));
}

/// What a path or name on the command line stands for; why it stands for nothing.
std::expected<std::vector<fs::path>, Diagnostic> files_of(const std::string& word) {
  if (fs::is_directory(word)) {
    auto files = yaml_files_below(word);
    if (files.empty()) return std::unexpected(Diagnostic{{}, fmt::format("no .yaml file below '{}'", word)});
    return files;
  }
  if (fs::exists(word)) return std::vector<fs::path>{word};
  auto file = library().find_runbook(word);
  if (!file) return std::unexpected(std::move(file.error()));
  return std::vector<fs::path>{*file};
}

ValidatedFile failed(const fs::path& file, std::string kind, Diagnostics findings) {
  return {file.string(), std::move(kind), "", false, std::move(findings)};
}

ValidatedFile validate_environment(const fs::path& file) {
  auto environment = load_environment(file);
  if (!environment) return failed(file, "environment", std::move(environment.error()));
  return {file.string(), "environment", "environment, " + plural(environment->targets.size(), "target")};
}

Diagnostics warnings_about(const LoadedRunbook& loaded, JudgedCalls& calls) {
  const EffectOf effect_of = [&](const CallText& call) {  // what isn't known is told once, as that
    return calls.is_unknown(call) ? Effect::read : calls.effect_of(call);
  };
  Findings findings;
  findings.add(lint({loaded, adapter_specs(), effect_of}));
  for (const auto* step : all_steps(loaded.runbook.steps)) findings.add(calls.unknown_calls(*step));
  return findings.take();
}

ValidatedFile validate_runbook(const fs::path& file, const Previewer& previewer) {
  JudgedCalls calls(previewer.adapters);
  auto loaded =
      load_checked(file, adapter_specs(), [&](const Step& step) { return calls.refused_calls(step); });
  if (!loaded) return failed(file, "runbook", std::move(loaded.error()));
  return {file.string(), "runbook", plural(all_steps(loaded->runbook.steps).size(), "step"), true,
          warnings_about(*loaded, calls)};
}

ValidatedFile validate_test(const fs::path& file, const Previewer& previewer) {
  auto found = check_test(file, adapter_specs(), previewer.adapters);
  if (!found.empty()) return failed(file, "test", std::move(found));
  return {file.string(), "test", "test"};
}

ValidatedFile validate_file(const fs::path& file, const Previewer& previewer) {
  if (is_test_file(file)) return validate_test(file, previewer);
  return is_environment(file) ? validate_environment(file) : validate_runbook(file, previewer);
}

/// Warnings that are denied are errors.
void deny_warnings(ValidatedFile& file) {
  for (auto& finding : file.findings) finding.severity = Severity::error;
  file.valid = file.valid && file.findings.empty();
}

/// Lets each finding through once.
class Once {
 public:
  void keep_new(Diagnostics& findings) {
    std::erase_if(findings, [&](const Diagnostic& found) { return !seen_.insert(key_of(found)).second; });
  }

 private:
  using Key = std::tuple<std::string, std::size_t, std::size_t, std::string>;
  static Key key_of(const Diagnostic& found) {
    const auto& place = found.place;
    return {place.source ? place.source->path : "", place.line, place.column, found.message};
  }
  std::set<Key> seen_;
};

}  // namespace

Validation validate_all(const std::vector<std::string>& words, Warnings warnings) {
  const Previewer previewer;
  Validation validation;
  Once once;
  for (const auto& word : words) {
    const auto files = files_of(word);
    if (!files) validation.files.push_back(failed(word, "", {files.error()}));
    for (const auto& file : files.value_or(std::vector<fs::path>{})) {
      auto validated = validate_file(file, previewer);
      once.keep_new(validated.findings);
      if (warnings == Warnings::denied) deny_warnings(validated);
      validation.files.push_back(std::move(validated));
    }
  }
  return validation;
}

}  // namespace drctl
