#include <fmt/format.h>

#include "runbook/lint.hpp"
#include "runbook/steps.hpp"
#include "runbook/used_names.hpp"
#include "support/codes.hpp"

// What is declared and never used: often a misspelt name, or what is left of an earlier version.
namespace drctl {
namespace {

void lint_captures(const Step& step, const std::set<std::string>& used, Findings& findings) {
  for (const auto& capture : step.capture)
    if (capture.name.text != recovery_point && !used.contains(capture.name.text))
      findings.warn(
          codes::unused_capture, capture.name.place,
          fmt::format("the capture '{}' of step '{}' is never used", capture.name.text, step.id.text),
          "remove it, or use it: a `confirm` can show it, an `expect` can judge it");
}

}  // namespace

void lint_names(const Linted& linted, Findings& findings) {
  const auto used = used_names(linted.runbook());
  for (const auto& variable : linted.runbook().vars)
    if (!used.contains(variable.name.text))
      findings.warn(codes::unused_variable, variable.name.place,
                    fmt::format("the variable '{}' is never used", variable.name.text),
                    "remove it: an included runbook has variables of its own");
  for (const auto* step : all_steps(linted.runbook().steps)) lint_captures(*step, used, findings);
}

}  // namespace drctl
