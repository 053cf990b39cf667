#include <fmt/format.h>
#include <gtest/gtest.h>

#include "unit/expression/conformance_case.hpp"

namespace drctl::expression {
namespace {

TEST(Conformance, EveryOfficialCasePasses) {
  const auto cases = read_conformance_cases(conformance_folder());
  ASSERT_GE(cases.size(), 1027u) << conformance_folder();
  std::size_t passed = 0;
  for (const ConformanceCase& test : cases) {
    const auto failure = failure_of(test);
    if (failure) ADD_FAILURE() << test.name << ": " << test.text << "\n  " << *failure;
    if (!failure) ++passed;
  }
  fmt::print("{} of {}\n", passed, cases.size());
}

}  // namespace
}  // namespace drctl::expression
