#include <fmt/format.h>

#include <algorithm>

#include "report/diagnostic_text.hpp"
#include "report/plain_text.hpp"
#include "report/validation.hpp"
#include "report/xml_text.hpp"

// The format has no standard; this is what CI systems read: testsuites, testsuite, testcase, failure.
namespace drctl {

namespace {

std::string name_of(const Diagnostic& finding) {
  const auto message = printable(finding.message);
  return finding.place.line == 0 ? message : fmt::format("line {}: {}", finding.place.line, message);
}

std::string opened_case(const ValidatedFile& file, std::string_view name) {
  const auto path = xml_text(printable(file.path));
  return fmt::format("    <testcase classname=\"{}\" file=\"{}\" name=\"{}\"", path, path, xml_text(name));
}

std::string case_of(const ValidatedFile& file, const Diagnostic& finding) {
  const auto text = xml_text(diagnostic_text(finding, Colour::off));
  const auto inside = finding.severity == Severity::error
                          ? fmt::format("<failure type=\"error\" message=\"{}\">{}</failure>",
                                        xml_text(printable(finding.message)), text)
                          : fmt::format("<system-out>{}</system-out>", text);
  return fmt::format("{}>\n      {}\n    </testcase>\n", opened_case(file, name_of(finding)), inside);
}

/// A file without findings of its own is one case.
std::string whole_file(const ValidatedFile& file) {
  if (file.valid) return opened_case(file, "valid") + "/>\n";
  return opened_case(file, "valid") +
         ">\n      <failure type=\"error\" message=\"a runbook that it includes has errors\"/>\n"
         "    </testcase>\n";
}

std::size_t failures(const ValidatedFile& file) {
  const auto errors = std::ranges::count(file.findings, Severity::error, &Diagnostic::severity);
  return file.findings.empty() && !file.valid ? 1 : static_cast<std::size_t>(errors);
}

std::string suite(const ValidatedFile& file) {
  auto text = fmt::format(
      "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"0\">\n",
      xml_text(printable(file.path)), std::max<std::size_t>(file.findings.size(), 1), failures(file));
  for (const auto& finding : file.findings) text += case_of(file, finding);
  if (file.findings.empty()) text += whole_file(file);
  return text + "  </testsuite>\n";
}

}  // namespace

std::string validation_junit(const Validation& validation) {
  std::size_t tests = 0, failed = 0;
  std::string suites;
  for (const auto& file : validation.files) {
    tests += std::max<std::size_t>(file.findings.size(), 1);
    failed += failures(file);
    suites += suite(file);
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuites name=\"drctl validate\" tests=\"{}\" failures=\"{}\" errors=\"0\">\n{}</testsuites>\n",
      tests, failed, suites);
}

}  // namespace drctl
