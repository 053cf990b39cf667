#include "runbook/used_names.hpp"

#include "runbook/field_texts.hpp"
#include "runbook/steps.hpp"

namespace drctl {
namespace {

using Visit = std::function<void(const std::set<std::string>&, const Place&)>;

void visit_in(const Condition& condition, const Visit& visit) {
  visit(condition.expression.names(), condition.text.place());
}

void visit_in(const FieldValue& value, const Visit& visit) {
  each_text(value, [&](const FieldValue& part, const expression::Template& text) {
    visit(text.names(), part.text.place());
  });
}

void visit_in(const CallText& call, const Visit& visit) {
  for (const auto& [name, value] : call.fields) visit_in(value, visit);
}

void visit_action(const Step& step, const Visit& visit) {
  if (const auto* call = std::get_if<CallText>(&step.action)) visit_in(*call, visit);
  if (const auto* include = std::get_if<Include>(&step.action))
    for (const auto& [name, value] : include->with) visit_in(value, visit);
  if (const auto* loop = std::get_if<ForEach>(&step.action); loop != nullptr && loop->in)
    visit_in(*loop->in, visit);
}

}  // namespace

void each_use(const Step& step, const Visit& visit) {
  visit_action(step, visit);
  if (step.when) visit_in(*step.when, visit);
  if (step.until) visit_in(*step.until, visit);
  for (const auto& condition : step.expect) visit_in(condition, visit);
  for (const auto& capture : step.capture) visit_in(capture.value, visit);
  if (step.rollback) visit_in(*step.rollback, visit);
  if (step.rehearse) visit_in(*step.rehearse, visit);
  if (step.check) visit_in(step.check->call, visit);
  if (step.check)
    for (const auto& condition : step.check->expect) visit_in(condition, visit);
  if (step.confirm) visit_in(*step.confirm, visit);
  if (step.by_hand) visit_in(*step.by_hand, visit);
}

std::set<std::string> used_names(const Runbook& runbook) {
  std::set<std::string> names;
  const Visit add = [&](const auto& used, const Place&) { names.insert(used.begin(), used.end()); };
  for (const auto* step : all_steps(runbook.steps)) each_use(*step, add);
  for (const auto& [occasion, text] : runbook.notices.texts) visit_in(text, add);
  for (const auto& output : runbook.outputs) visit_in(output.value, add);
  return names;
}

}  // namespace drctl
