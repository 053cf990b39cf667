#include "testing/test_report.hpp"

#include <algorithm>

#include "runbook/findings.hpp"
#include "testing/bound_case.hpp"
#include "testing/judge_case.hpp"

namespace drctl {

namespace {

/// What every case shares fits when it fits one of them: the rounds of a `for_each` are not the same in all.
void check_shared(const TestFile& file, const std::vector<BoundCase>& cases, Findings& problems) {
  if (cases.empty()) return;
  for (const auto& script : file.steps) {
    const auto knows = [&](const BoundCase& bound) { return bound.plan.find(script.step.text).has_value(); };
    const auto found = std::ranges::find_if(cases, knows);
    problems.add(misfits({script}, found == cases.end() ? cases.front().plan : found->plan));
  }
}

/// Every case bound, or what is wrong with any of them, each told once.
std::expected<std::vector<BoundCase>, Diagnostics> bind_cases(const TestSubject& subject,
                                                              const Adapters& adapters) {
  std::vector<BoundCase> cases;
  Findings problems;
  problems.add(subject.broken);
  for (const auto& one : subject.file.cases) {
    auto bound = bind_case(subject, one, adapters);
    if (bound)
      cases.push_back(std::move(*bound));
    else
      problems.add(std::move(bound.error()));
  }
  check_shared(subject.file, cases, problems);
  if (!problems.empty()) return std::unexpected(problems.take());
  return cases;
}

CaseReport play_case(const TestCase& one, const BoundCase& bound, Coverage& coverage) {
  const auto played = play(bound);
  coverage.add(bound.plan, played);
  return {one.name.text, one.title, played.path().size(), judge_case(one, bound.plan, played)};
}

}  // namespace

std::size_t TestReport::failures() const {
  const auto failed = std::ranges::count_if(cases, [](const auto& one) { return !one.findings.empty(); });
  return static_cast<std::size_t>(failed) + (broken.empty() ? 0 : 1);
}

TestReport run_test(const std::filesystem::path& file, std::span<const AdapterSpec> specs,
                    const Adapters& adapters) {
  TestReport report{file.string(), {}, {}, {}, {}};
  const auto subject = load_subject(file, specs);
  if (!subject) return report.broken = subject.error(), report;
  report.runbook = subject->file.runbook.text;
  const auto cases = bind_cases(*subject, adapters);
  if (!cases) return report.broken = cases.error(), report;
  for (std::size_t i = 0; i < cases->size(); ++i)
    report.cases.push_back(play_case(subject->file.cases[i], (*cases)[i], report.coverage));
  return report;
}

Diagnostics check_test(const std::filesystem::path& file, std::span<const AdapterSpec> specs,
                       const Adapters& adapters) {
  const auto subject = load_subject(file, specs);
  if (!subject) return subject.error();
  const auto cases = bind_cases(*subject, adapters);
  return cases ? Diagnostics{} : cases.error();
}

}  // namespace drctl
