#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <span>

#include "plan/binder.hpp"
#include "plan/value.hpp"
#include "runbook/rounds.hpp"
#include "support/codes.hpp"

namespace drctl {

namespace {

/// Where in the tree of runbooks and decisions the listing is.
struct Spot {
  const Runbook& runbook;
  std::size_t frame;
  std::string prefix;  ///< of ids: "post-recovery-verification."
  std::optional<Parent> parent;
  std::string item{};  ///< of the round of a `for_each`
};

void list_steps(Binder& binder, std::span<const Step> steps, const Spot& spot);

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
  const auto& own = binder.request.runbook->runbook.targets;
  if (std::ranges::any_of(own, [&](const auto& each) { return each.name.text == need->name.text; }))
    return {need->name.text, need->kind, {}, {}};  // a channel that the environment has not
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

/// What the include captures is known once its steps are over. No id of a step can hold the colon.
void list_outputs(Binder& binder, std::size_t include) {
  PlannedStep outputs = binder.plan.steps[include];
  outputs.id += ":outputs";
  outputs.parent = Parent{include, ""};
  outputs.leaves_outputs = true;
  outputs.end = binder.plan.steps.size() + 1;
  binder.plan.steps.push_back(std::move(outputs));
}

/// The inner frame of an include; its steps come right behind it.
void list_include(Binder& binder, const Include& include, const Spot& spot, std::size_t index) {
  const auto& included = binder.request.runbook->included.at(include.runbook.text);
  std::set<std::string> given;
  for (const auto& [name, value] : include.with) given.insert(name.text);
  auto frame = bind_frame(binder, included, given);
  binder.plan.steps[index].inner_frame = frame;
  auto prefix = binder.plan.steps[index].id + ".";
  list_steps(binder, included.steps, {included, frame, prefix, Parent{index, ""}, spot.item});
  if (!binder.plan.steps[index].text->capture.empty()) list_outputs(binder, index);
}

void list_choose(Binder& binder, const Choose& choose, const Spot& spot, std::size_t index) {
  for (const auto& option : choose.options)
    list_steps(binder, option.steps,
               {spot.runbook, spot.frame, spot.prefix, Parent{index, option.name.text}, spot.item});
}

/// What ids and titles call an item: by itself where that is a word, else by its number.
std::string item_name(const expression::Value& item, std::size_t number) {
  const auto text = expression::to_text(item);
  const bool is_word = !text.empty() && text.size() <= 40 &&
                       text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-") == text.npos;
  return is_word ? text : std::to_string(number);
}

std::vector<std::string> item_names(const expression::Value::List& items) {
  std::vector<std::string> names;
  for (const auto& item : items) names.push_back(item_name(item, names.size() + 1));
  if (std::set<std::string>(names.begin(), names.end()).size() == names.size()) return names;
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = std::to_string(i + 1);
  return names;
}

/// The frame of a round: it knows what is around it, and its item.
std::size_t open_round(Binder& binder, const ForEach& loop, const Spot& spot, const expression::Value& item) {
  auto& frames = binder.plan.frames;
  Frame frame{frames[spot.frame].runbook, frames[spot.frame].variables, spot.frame};
  frame.variables.insert_or_assign(loop.item.text, item);
  frames.push_back(std::move(frame));
  return frames.size() - 1;
}

/// The items; nothing after the problem with them was noted, or while they stay open.
std::optional<expression::Value> items_of(Binder& binder, const Condition& in, const Spot& spot) {
  const auto& names = binder.plan.frames[spot.frame].variables;
  if (binder.stays_open() && !all_known(in.expression.names(), names)) return std::nullopt;
  auto value = in.expression.evaluate(names);
  if (!value) {
    binder.problem(codes::unknown_before_run, in.text.place(value.error().offset, value.error().length),
                   value.error().message, "the items of 'for_each' must be known before the run");
  } else if (value->list() == nullptr || value->list()->size() > most_rounds) {
    binder.problem(codes::too_many_rounds, in.text.place(),
                   fmt::format("'in' must be a list of at most {} items", most_rounds));
  } else {
    return *value;
  }
  return std::nullopt;
}

/// Once the steps for each item, right behind it.
void list_rounds(Binder& binder, const ForEach& loop, const Spot& spot, std::size_t index) {
  const auto items = items_of(binder, *loop.in, spot);
  if (!items) return;
  const auto names = item_names(*items->list());
  const bool at_once = loop.at_once.max_parallel > 1;
  binder.plan.steps[index].at_once = loop.at_once;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto frame = open_round(binder, loop, spot, (*items->list())[i]);
    const auto prefix = binder.plan.steps[index].id + "." + names[i] + ".";
    if (at_once) binder.plan.steps[index].branches.push_back(binder.plan.steps.size());
    const auto title = (spot.item.empty() ? "" : spot.item + ", ") + expression::to_text((*items->list())[i]);
    list_steps(binder, loop.steps, {spot.runbook, frame, prefix, Parent{index, ""}, title});
  }
}

void list_branches(Binder& binder, const Parallel& group, const Spot& spot, std::size_t index) {
  binder.plan.steps[index].at_once = group.at_once;
  for (const auto& branch : group.steps) {
    binder.plan.steps[index].branches.push_back(binder.plan.steps.size());
    list_steps(binder, std::span(&branch, 1),
               {spot.runbook, spot.frame, spot.prefix, Parent{index, ""}, spot.item});
  }
}

void list_step(Binder& binder, const Step& step, const Spot& spot) {
  PlannedStep planned;
  planned.id = spot.prefix + step.id.text;
  planned.frame = spot.frame;
  planned.text = &step;
  planned.parent = spot.parent;
  planned.item = spot.item;
  if (const auto* call = std::get_if<CallText>(&step.action)) planned.call = plan_call(binder, *call, spot);
  if (step.check) planned.check = plan_call(binder, step.check->call, spot);
  if (step.rehearse) planned.rehearse = plan_call(binder, *step.rehearse, spot);
  auto index = binder.plan.steps.size();
  binder.plan.steps.push_back(std::move(planned));
  if (const auto* include = std::get_if<Include>(&step.action)) list_include(binder, *include, spot, index);
  if (const auto* loop = std::get_if<ForEach>(&step.action)) list_rounds(binder, *loop, spot, index);
  if (const auto* choose = std::get_if<Choose>(&step.action)) list_choose(binder, *choose, spot, index);
  if (const auto* group = std::get_if<Parallel>(&step.action)) list_branches(binder, *group, spot, index);
  binder.plan.steps[index].end = binder.plan.steps.size();
}

void list_steps(Binder& binder, std::span<const Step> steps, const Spot& spot) {
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
    undo.item = steps[i].item;
    undo.role = Role::rollback;
    undo.end = steps.size() + 1;
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
