#include "plan/written_calls.hpp"

#include "plan/bind.hpp"
#include "plan/call_effects.hpp"
#include "plan/given_value.hpp"

namespace drctl {

namespace {

/// The frame around the rounds of a `for_each`: an item stays a name.
std::size_t frame_around(const Plan& plan, std::size_t frame) {
  while (plan.frames[frame].outer) frame = *plan.frames[frame].outer;
  return frame;
}

/// In a text that is encoded, what stands for a secret would look like one.
Names told(Names names) {
  std::erase_if(names, [](const auto& name) {
    const auto* text = name.second.string();
    return text != nullptr && *text == withheld_secret;
  });
  return names;
}

}  // namespace

WrittenCalls::WrittenCalls(const Plan& plan) : plan_(&plan), names_(told(plan.frames.front().variables)) {
  Table table;
  for (const auto& step : plan.steps) add(frame_around(plan, step.frame), step, table);
  table_ = std::make_shared<const Table>(std::move(table));
}

void WrittenCalls::add(std::size_t frame, const PlannedStep& step, Table& table) const {
  if (step.call) table.calls.try_emplace({frame, step.call->text}, &*step.call);
  if (step.check) table.calls.try_emplace({frame, step.check->text}, &*step.check);
  if (std::holds_alternative<Include>(step.text->action))
    table.inner_frames.try_emplace({frame, step.text}, step.inner_frame);
}

WrittenCalls WrittenCalls::inside(const Step& step, const Include& include) const {
  auto within = *this;
  if (plan_ == nullptr) return within;
  const auto inner = table_->inner_frames.find({frame_, &step});
  if (inner == table_->inner_frames.end()) return within;
  const auto& frame = plan_->frames[within.frame_ = inner->second];
  within.names_ = told(frame.variables);
  for (const auto& [name, field] : include.with)
    if (const auto value = given_value(*frame.runbook, name.text, field, names_))
      within.names_.insert_or_assign(name.text, captured_value(*value));
  return within;
}

std::expected<Prepared, PlacedError> WrittenCalls::of(const CallText& call) const {
  if (plan_ != nullptr)
    if (const auto bound = table_->calls.find({frame_, &call}); bound != table_->calls.end())
      return prepare(*bound->second, names_, Unknown::stays_text);
  if (adapters_ == nullptr) return std::unexpected(PlacedError{call.place, "it is not part of the plan"});
  return prepared_unbound(call, *adapters_)
      .value_or(std::unexpected(PlacedError{call.place, "there is no such adapter"}));
}

std::string WrittenCalls::text(const FieldValue& field) const {
  const auto value = drctl::value_of(field, names_, Unknown::stays_text);
  if (!value) return "";
  return value->is_string() ? value->get<std::string>() : value->dump();
}

const expression::Value* WrittenCalls::value_of(const Variable& variable) const {
  if (plan_ == nullptr) return nullptr;
  const auto& values = plan_->frames.front().variables;
  const auto value = values.find(variable.name.text);
  return value == values.end() ? nullptr : &value->second;
}

}  // namespace drctl
