#pragma once

#include <expected>
#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "runbook/library.hpp"
#include "runbook/test_file.hpp"

namespace drctl {

/// A test and what it is about.
struct TestSubject {
  std::filesystem::path path;  ///< of the test
  TestFile file;               ///< as far as it can be read
  std::shared_ptr<const LoadedRunbook> runbook;
  /// The tests of included runbooks, by name: what they answer in every case is what they answer here, unless
  /// this test says otherwise. Only of those that have one.
  std::map<std::string, TestFile> included;
  Diagnostics broken;  ///< what is wrong with how the test is written; then it can't be played
};

/// Reads the test in `file`, the runbook beside it and the tests of what that includes; or all that is wrong
/// with them, where there is no such runbook.
std::expected<TestSubject, Diagnostics> load_subject(const std::filesystem::path& file,
                                                     std::span<const AdapterSpec> adapters);

}  // namespace drctl
