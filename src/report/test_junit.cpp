#include <fmt/format.h>

#include "report/diagnostic_text.hpp"
#include "report/plain_text.hpp"
#include "report/test_text.hpp"
#include "report/xml_text.hpp"

// The format has no standard; this is what CI systems read: testsuites, testsuite, testcase, failure.
namespace drctl {

namespace {

std::string failure(const Diagnostics& findings) {
  std::string text;
  for (const auto& found : findings) text += diagnostic_text(found, Colour::off);
  return fmt::format("\n      <failure type=\"error\" message=\"{}\">{}</failure>\n    ",
                     xml_text(printable(findings.front().message)), xml_text(text));
}

std::string test_case(const TestReport& report, std::string_view name, const Diagnostics& findings) {
  const auto path = xml_text(printable(report.path));
  return fmt::format("    <testcase classname=\"{0}\" file=\"{0}\" name=\"{1}\">{2}</testcase>\n", path,
                     xml_text(name), findings.empty() ? "" : failure(findings));
}

std::size_t count(const TestReport& report) { return report.broken.empty() ? report.cases.size() : 1; }

std::string suite(const TestReport& report) {
  auto text =
      fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"0\">\n",
                  xml_text(printable(report.path)), count(report), report.failures());
  if (!report.broken.empty()) text += test_case(report, "can be played", report.broken);
  for (const auto& one : report.cases) text += test_case(report, one.name, one.findings);
  return text + "  </testsuite>\n";
}

}  // namespace

std::string tests_junit(const std::vector<TestReport>& reports) {
  std::size_t tests = 0, failed = 0;
  std::string suites;
  for (const auto& report : reports) {
    tests += count(report);
    failed += report.failures();
    suites += suite(report);
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuites name=\"drctl test\" tests=\"{}\" failures=\"{}\" errors=\"0\">\n{}</testsuites>\n",
      tests, failed, suites);
}

}  // namespace drctl
