#include "testing/subject.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "support/codes.hpp"

namespace drctl {

namespace fs = std::filesystem;

namespace {

std::expected<TestFile, Diagnostics> load_test(const fs::path& file) {
  const auto source = load_source(file);
  if (!source) return std::unexpected(Diagnostics{source.error()});
  return read_test_file(*source);
}

std::unexpected<Diagnostics> both(Diagnostics found, Diagnostics more) {
  std::ranges::move(more, std::back_inserter(found));
  return std::unexpected(std::move(found));
}

std::expected<std::shared_ptr<const LoadedRunbook>, Diagnostics> load_tested(
    const fs::path& folder, const Name& runbook, std::span<const AdapterSpec> adapters) {
  const auto file = folder / (runbook.text + ".yaml");
  if (!fs::exists(file))
    return std::unexpected(
        Diagnostics{make_error(codes::untested_runbook, runbook.place,
                               fmt::format("there is no runbook '{}' beside this file", runbook.text),
                               fmt::format("a test lies in the runbook's folder: {}", file.string()))});
  auto loaded = load_checked(file, adapters);
  if (!loaded) return std::unexpected(std::move(loaded.error()));
  return std::make_shared<const LoadedRunbook>(std::move(*loaded));
}

std::expected<std::map<std::string, TestFile>, Diagnostics> load_included(const fs::path& folder,
                                                                          const LoadedRunbook& runbook) {
  std::map<std::string, TestFile> tests;
  for (const auto& [name, included] : runbook.included) {
    const auto file = folder / (name + ".test.yaml");
    if (!fs::exists(file)) continue;
    auto test = load_test(file);
    if (!test) return std::unexpected(std::move(test.error()));
    tests.emplace(name, std::move(*test));
  }
  return tests;
}

}  // namespace

std::expected<TestSubject, Diagnostics> load_subject(const fs::path& file,
                                                     std::span<const AdapterSpec> adapters) {
  const auto source = load_source(file);
  if (!source) return std::unexpected(Diagnostics{source.error()});
  auto [test, broken] = read_what_a_test_says(*source);
  if (test.runbook.text.empty()) return std::unexpected(std::move(broken));
  auto runbook = load_tested(file.parent_path(), test.runbook, adapters);
  if (!runbook) return both(std::move(broken), std::move(runbook.error()));
  auto included = load_included(file.parent_path(), **runbook);
  if (!included) return both(std::move(broken), std::move(included.error()));
  return TestSubject{file, std::move(test), std::move(*runbook), std::move(*included), std::move(broken)};
}

}  // namespace drctl
