#include "report/test_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "report/diagnostic_text.hpp"
#include "report/plain_text.hpp"
#include "support/plural.hpp"

namespace drctl {

namespace {

using Kind = Coverage::Item::Kind;

std::string findings_text(const Diagnostics& findings, const Style& style) {
  std::string text;
  for (const auto& found : findings) text += diagnostic_text(found, style.appearance().colour);
  return text;
}

std::string case_text(const CaseReport& one, const Style& style) {
  const bool well = one.findings.empty();
  const auto title = one.title.empty() ? "" : ": " + printable(one.title);
  return fmt::format("  {} {}{} ({})\n{}", style.mark(well ? Mark::done : Mark::failed), one.name, title,
                     plural(one.steps, "step"), findings_text(one.findings, style));
}

std::string missing_text(const std::vector<Coverage::Item>& missing) {
  std::string text;
  for (const auto& item : missing)
    text += fmt::format("    step '{}': {}\n", item.step, printable(item.what));
  return text.empty() ? text : "  not covered:\n" + text;
}

std::string coverage_text(const Coverage& coverage, const Style& style) {
  const auto counted = [&](const char* what, Coverage::Item::Kind kind) {
    return fmt::format("{} {} of {}", what, coverage.covered(kind), coverage.all(kind));
  };
  const auto line = fmt::format("  covered: {}, {}, {}\n", counted("steps", Kind::step),
                                counted("branches", Kind::branch), counted("failure paths", Kind::failure));
  return line + style.paint(Tone::dim, missing_text(coverage.missing()));
}

}  // namespace

std::string test_text(const TestReport& report, const Style& style) {
  auto text = style.paint(Tone::bold, printable(report.path)) + "\n";
  if (!report.broken.empty()) return text + findings_text(report.broken, style);
  for (const auto& one : report.cases) text += case_text(one, style);
  return text + coverage_text(report.coverage, style);
}

std::string test_summary(const std::vector<TestReport>& reports) {
  std::size_t cases = 0, failed = 0, broken = 0;
  for (const auto& report : reports) {
    cases += report.cases.size();
    failed += report.failures();
    broken += report.broken.empty() ? 0 : 1;
  }
  const auto counted = fmt::format("{} in {}", plural(cases, "case"), plural(reports.size(), "file"));
  if (failed == 0) return counted + ", all as expected\n";
  std::vector<std::string> parts;
  if (failed > broken) parts.push_back(fmt::format("{} not as expected", failed - broken));
  if (broken > 0) parts.push_back(plural(broken, "file") + " could not be played");
  return fmt::format("{}: {}\n", counted, fmt::join(parts, ", "));
}

}  // namespace drctl
