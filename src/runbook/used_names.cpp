#include "runbook/used_names.hpp"

#include "runbook/field_texts.hpp"
#include "runbook/steps.hpp"

namespace drctl {
namespace {

using Names = std::set<std::string>;

void add(const Condition& condition, Names& names) {
  const auto& used = condition.expression.names();
  names.insert(used.begin(), used.end());
}

void add(const std::vector<Condition>& conditions, Names& names) {
  for (const auto& condition : conditions) add(condition, names);
}

void add(const FieldValue& value, Names& names) {
  each_text(value, [&](const FieldValue&, const expression::Template& text) { names.merge(text.names()); });
}

void add(const CallText& call, Names& names) {
  for (const auto& [name, value] : call.fields) add(value, names);
}

void add_action(const Step& step, Names& names) {
  if (const auto* call = std::get_if<CallText>(&step.action)) add(*call, names);
  if (const auto* include = std::get_if<Include>(&step.action))
    for (const auto& [name, value] : include->with) add(value, names);
  if (const auto* loop = std::get_if<ForEach>(&step.action); loop != nullptr && loop->in)
    add(*loop->in, names);
}

void add(const Step& step, Names& names) {
  add_action(step, names);
  if (step.when) add(*step.when, names);
  if (step.until) add(*step.until, names);
  add(step.expect, names);
  for (const auto& capture : step.capture) add(capture.value, names);
  if (step.rollback) add(*step.rollback, names);
  if (step.rehearse) add(*step.rehearse, names);
  if (step.check) add(step.check->call, names);
  if (step.check) add(step.check->expect, names);
  if (step.confirm) add(*step.confirm, names);
  if (step.by_hand) add(*step.by_hand, names);
}

}  // namespace

std::set<std::string> used_names(const Runbook& runbook) {
  Names names;
  for (const auto* step : all_steps(runbook.steps)) add(*step, names);
  for (const auto& [occasion, text] : runbook.notices.texts) add(text, names);
  for (const auto& output : runbook.outputs) add(output.value, names);
  return names;
}

}  // namespace drctl
