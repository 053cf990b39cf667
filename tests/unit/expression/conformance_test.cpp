#include <fmt/format.h>
#include <gtest/gtest.h>

#include "unit/expression/conformance_case.hpp"

namespace drctl::expression {
namespace {

void expect_all_to_pass(const std::vector<ConformanceCase>& cases) {
  std::size_t passed = 0;
  for (const ConformanceCase& test : cases) {
    const auto failure = failure_of(test);
    if (failure) ADD_FAILURE() << test.name << ": " << test.text << "\n  " << *failure;
    if (!failure) ++passed;
  }
  fmt::print("{} of {}\n", passed, cases.size());
}

TEST(Conformance, EveryOfficialCasePasses) {
  const auto cases = read_conformance_cases(conformance_folder());
  ASSERT_GE(cases.size(), 1027u) << conformance_folder();
  expect_all_to_pass(cases);
}

TEST(Conformance, TheOtherOfficialCasesPass) {
  const auto cases = read_conformance_cases(DRCTL_SOURCE_DIR "/tests/cel-conformance/more");
  ASSERT_EQ(cases.size(), 329u);
  expect_all_to_pass(cases);
}

}  // namespace
}  // namespace drctl::expression
