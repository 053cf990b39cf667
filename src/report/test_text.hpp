#pragma once

#include <string>
#include <vector>

#include "report/style.hpp"
#include "testing/test_report.hpp"

/// What `drctl test` found.
namespace drctl {

/// One test: its cases, each with what differs, then what they cover.
std::string test_text(const TestReport& report, const Style& style);

/// "42 cases in 10 files, all as expected".
std::string test_summary(const std::vector<TestReport>& reports);

/// JUnit's XML: a test suite a file, a test case a case.
std::string tests_junit(const std::vector<TestReport>& reports);

}  // namespace drctl
