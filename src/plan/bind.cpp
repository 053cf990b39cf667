#include "plan/bind.hpp"

#include <fmt/format.h>

#include "plan/binder.hpp"
#include "support/codes.hpp"
#include "support/edit_distance.hpp"

namespace drctl {

namespace {

void name_the_plan(Plan& plan, const BindRequest& request) {
  const auto& runbook = request.runbook->runbook;
  plan.keeps = std::make_shared<std::pair<decltype(request.runbook), decltype(request.environment)>>(
      request.runbook, request.environment);
  plan.runbook = runbook.name.text;
  plan.title = runbook.title;
  plan.impact = runbook.impact;
  plan.severity = runbook.severity;
  plan.rto = runbook.rto.value_or(milliseconds{0});
  plan.rpo = runbook.rpo;
  plan.environment = request.environment ? request.environment->name.text : "";
  plan.is_protected = request.environment && request.environment->is_protected;
  if (request.environment) plan.approvers = request.environment->approvers;
  plan.environment_path = request.environment_path.string();
  plan.overrides = request.overrides;
}

std::vector<std::string> known_variables(const Plan& plan) {
  std::vector<std::string> names;
  for (const auto& frame : plan.frames)
    for (const auto& variable : frame.runbook->vars) names.push_back(variable.name.text);
  return names;
}

void refuse_unknown_overrides(Binder& binder) {
  auto names = known_variables(binder.plan);
  for (const auto& [name, value] : binder.request.overrides) {
    if (binder.used_overrides.contains(name)) continue;
    Place place{std::make_shared<Source>(Source{"--var " + name, ""}), 0, 0, 1};
    binder.problem(
        codes::unknown_variable, place, fmt::format("the runbook has no variable '{}'", name),
        did_you_mean(name, names, fmt::format("see its variables: drctl describe {}", binder.plan.runbook)));
  }
}

}  // namespace

std::expected<Plan, Diagnostics> bind(const BindRequest& request) {
  Binder binder{request};
  name_the_plan(binder.plan, request);
  const auto& runbook = request.runbook->runbook;
  bind_targets(binder, runbook.targets);
  bind_lock(binder);
  bind_audience(binder, runbook);
  binder.plan.identities = identity_questions(binder.plan.targets, *request.adapters);
  bind_frame(binder, runbook, {});
  bind_steps(binder);
  refuse_unknown_overrides(binder);
  if (!binder.problems.empty()) return std::unexpected(std::move(binder.problems));
  return std::move(binder.plan);
}

}  // namespace drctl
