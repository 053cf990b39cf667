#include <fmt/format.h>

#include "runbook/lint.hpp"
#include "runbook/steps.hpp"
#include "support/codes.hpp"

// Steps that no run ever reaches.
namespace drctl {
namespace {

/// What the expression gives whatever the values are; nothing when it uses any.
std::optional<expression::Value> constant(const Boxed<Condition>& condition) {
  if (!condition || !condition->expression.names().empty()) return std::nullopt;
  auto value = condition->expression.evaluate({});
  return value ? std::optional(*value) : std::nullopt;
}

void lint_when(const Step& step, Findings& findings) {
  const auto value = constant(step.when);
  const auto* holds = value ? value->boolean() : nullptr;
  if (holds == nullptr || *holds) return;
  findings.warn(codes::never_done, step.when->text.place(),
                fmt::format("step '{}' is never done: this is always false", step.id.text),
                "remove the step, or say in 'when' which values it is for");
}

void lint_rounds(const Step& step, Findings& findings) {
  const auto* loop = std::get_if<ForEach>(&step.action);
  const auto value = loop == nullptr ? std::nullopt : constant(loop->in);
  if (!value || value->list() == nullptr || value->list()->size() != 0) return;
  findings.warn(codes::never_done, loop->in->text.place(),
                fmt::format("the steps of '{}' are never done: this list is always empty", step.id.text),
                "remove the step, or name a variable of type list");
}

}  // namespace

void lint_paths(const Linted& linted, Findings& findings) {
  for (const auto* step : all_steps(linted.runbook().steps)) {
    lint_when(*step, findings);
    lint_rounds(*step, findings);
  }
}

}  // namespace drctl
