#include "cli/validated.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <tuple>

#include "cli/previewer.hpp"
#include "cli/workspace.hpp"
#include "cli/yaml_files.hpp"
#include "runbook/read.hpp"
#include "runbook/steps.hpp"
#include "runbook/yaml.hpp"
#include "support/plural.hpp"
#include "testing/test_report.hpp"

namespace drctl {

namespace {

namespace fs = std::filesystem;

/// The text of a file that is one value in brackets, as a program would write it, names its keys inside.
bool has_key(const std::shared_ptr<const Source>& source, const std::string& key) {
  const std::string_view text = source->text;
  if (text.starts_with(key + ":") || text.contains("\n" + key + ":")) return true;
  const auto start = text.find_first_not_of(" \t\r\n");
  if (start == text.npos || text[start] != '{') return false;
  const auto document = read_yaml(source);
  return std::ranges::any_of(document.root.entries,
                             [&](const auto& entry) { return entry.key.text() == key; });
}

/// An environment lies in a folder of that name, or has the key that names it.
bool is_environment(const std::shared_ptr<const Source>& source) {
  return fs::path(source->path).parent_path().filename() == "environments" || has_key(source, "environment");
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

ValidatedFile failed(const std::string& file, std::string kind, Diagnostics findings) {
  return {file, std::move(kind), "", false, std::move(findings)};
}

ValidatedFile validate_environment(const std::shared_ptr<const Source>& source) {
  auto environment = read_environment(source);
  if (!environment) return failed(source->path, "environment", std::move(environment.error()));
  return {source->path, "environment", "environment, " + plural(environment->targets.size(), "target")};
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

ValidatedFile validate_runbook(const std::shared_ptr<const Source>& source, const Previewer& previewer) {
  JudgedCalls calls(previewer.adapters);
  auto loaded =
      load_checked(source, adapter_specs(), [&](const Step& step) { return calls.refused_calls(step); });
  if (!loaded) return failed(source->path, "runbook", std::move(loaded.error()));
  return {source->path, "runbook", plural(all_steps(loaded->runbook.steps).size(), "step"), true,
          warnings_about(*loaded, calls)};
}

ValidatedFile validate_test(const fs::path& file, const Previewer& previewer) {
  auto found = check_test(file, adapter_specs(), previewer.adapters);
  if (!found.empty()) return failed(file, "test", std::move(found));
  return {file.string(), "test", "test"};
}

ValidatedFile validate_file(const fs::path& file, const Previewer& previewer) {
  if (is_test_file(file)) return validate_test(file, previewer);
  const auto source = load_source(file);
  if (!source) return failed(file, "runbook", {source.error()});
  return is_environment(*source) ? validate_environment(*source) : validate_runbook(*source, previewer);
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
