#include <fmt/format.h>

#include <algorithm>

#include "plan/binder.hpp"

namespace drctl {

namespace {

/// Where in the tree of runbooks and decisions the listing is.
struct Spot {
  const Runbook& runbook;
  std::size_t frame;
  std::string prefix;  ///< of ids: "post-recovery-verification."
  std::optional<Parent> parent;
};

void list_steps(Binder& binder, const std::vector<Step>& steps, const Spot& spot);

/// The target that the call goes to: the one it names, or the only one of its kind that the runbook needs.
Target target_for(Binder& binder, const CallText& call, const AdapterSpec& spec, const Runbook& runbook) {
  if (spec.target_kind.empty()) return {};
  auto fits = [&](const TargetNeed& need) {
    return call.target ? need.name.text == call.target->text : need.kind == spec.target_kind;
  };
  auto need = std::ranges::find_if(runbook.targets, fits);
  if (need == runbook.targets.end()) return {};  // load_checked has refused such a runbook
  auto target = std::ranges::find(binder.plan.targets, need->name.text, &Target::name);
  if (target != binder.plan.targets.end()) return *target;
  auto same_kind = std::ranges::find(binder.plan.targets, need->kind, &Target::kind);
  return same_kind == binder.plan.targets.end() ? Target{} : *same_kind;
}

PlannedCall plan_call(Binder& binder, const CallText& call, const Spot& spot) {
  PlannedCall planned{&call,
                      binder.request.adapters->spec(call.adapter.text),
                      binder.request.adapters->find(call.adapter.text),
                      {}};
  if (planned.spec) planned.target = target_for(binder, call, *planned.spec, spot.runbook);
  return planned;
}

/// The inner frame of an include; its steps come right behind it.
void list_include(Binder& binder, const Include& include, std::size_t index) {
  const auto& included = binder.request.runbook->included.at(include.runbook.text);
  std::set<std::string> given;
  for (const auto& [name, value] : include.with) given.insert(name.text);
  auto frame = bind_frame(binder, included, given);
  binder.plan.steps[index].inner_frame = frame;
  auto prefix = binder.plan.steps[index].id + ".";
  list_steps(binder, included.steps, {included, frame, prefix, Parent{index, ""}});
}

void list_choose(Binder& binder, const Choose& choose, const Spot& spot, std::size_t index) {
  for (const auto& option : choose.options)
    list_steps(binder, option.steps,
               {spot.runbook, spot.frame, spot.prefix, Parent{index, option.name.text}});
}

void list_step(Binder& binder, const Step& step, const Spot& spot) {
  PlannedStep planned;
  planned.id = spot.prefix + step.id.text;
  planned.frame = spot.frame;
  planned.text = &step;
  planned.parent = spot.parent;
  if (const auto* call = std::get_if<CallText>(&step.action)) planned.call = plan_call(binder, *call, spot);
  if (step.check) planned.check = plan_call(binder, step.check->call, spot);
  auto index = binder.plan.steps.size();
  binder.plan.steps.push_back(std::move(planned));
  if (const auto* include = std::get_if<Include>(&step.action)) list_include(binder, *include, index);
  if (const auto* choose = std::get_if<Choose>(&step.action)) list_choose(binder, *choose, spot, index);
}

void list_steps(Binder& binder, const std::vector<Step>& steps, const Spot& spot) {
  for (const auto& step : steps) list_step(binder, step, spot);
}

void list_rollbacks(Binder& binder) {
  auto& steps = binder.plan.steps;
  for (std::size_t i = 0, forward = steps.size(); i < forward; ++i) {
    if (!steps[i].text->rollback) continue;
    PlannedStep undo;
    undo.id = steps[i].id + ".rollback";
    undo.frame = steps[i].frame;
    undo.text = steps[i].text;
    undo.role = Role::rollback;
    undo.rollback_of = i;
    undo.call = plan_call(binder, *steps[i].text->rollback,
                          {*binder.plan.frames[undo.frame].runbook, undo.frame, "", {}});
    steps.push_back(std::move(undo));
  }
}

}  // namespace

void bind_steps(Binder& binder) {
  const auto& runbook = binder.request.runbook->runbook;
  list_steps(binder, runbook.steps, {runbook, 0, "", std::nullopt});
  list_rollbacks(binder);
}

}  // namespace drctl
