#include "plan/written_calls.hpp"

#include "plan/bind.hpp"
#include "plan/call_effects.hpp"
#include "plan/given_value.hpp"

namespace drctl {

namespace {

/// In a text that is encoded, what stands for a secret would look like one.
Names told(Names names) {
  std::erase_if(names, [](const auto& name) {
    const auto* text = name.second.string();
    return text != nullptr && *text == withheld_secret;
  });
  return names;
}

}  // namespace

WrittenCalls::WrittenCalls(const Plan& plan, const Adapters& adapters)
    : adapters_(&adapters), plan_(&plan), names_(told(plan.frames.front().variables)) {
  Table table;
  for (const auto& step : plan.steps) add(step, table);
  table_ = std::make_shared<const Table>(std::move(table));
}

void WrittenCalls::add(const PlannedStep& step, Table& table) const {
  if (step.call) table.calls.try_emplace({step.frame, step.call->text}, &*step.call);
  if (step.check) table.calls.try_emplace({step.frame, step.check->text}, &*step.check);
  if (std::holds_alternative<Include>(step.text->action))
    table.inner_frames.try_emplace({step.frame, step.text}, step.inner_frame);
  if (const auto* loop = std::get_if<ForEach>(&step.text->action))
    if (all_known(loop->in->expression.names(), plan_->frames[step.frame].variables))
      table.rounds.try_emplace({step.frame, step.text});
  add_round(step, table);
}

/// The steps of a round stand in its own frame, right below the `for_each`.
void WrittenCalls::add_round(const PlannedStep& step, Table& table) const {
  if (!step.parent) return;
  const auto& parent = plan_->steps[step.parent->step];
  if (!std::holds_alternative<ForEach>(parent.text->action)) return;
  auto& rounds = table.rounds.at({parent.frame, parent.text});
  if (rounds.empty() || rounds.back() != step.frame) rounds.push_back(step.frame);
}

WrittenCalls WrittenCalls::inside(const Step& step, const Include& include) const {
  auto within = *this;
  if (plan_ == nullptr) return within;
  const auto inner = table_->inner_frames.find({frame_, &step});
  if (inner == table_->inner_frames.end()) return within.names_.clear(), within;
  const auto& frame = plan_->frames[within.frame_ = inner->second];
  within.names_ = told(frame.variables);
  for (const auto& [name, field] : include.with)
    if (const auto value = given_value(*frame.runbook, name.text, field, names_))
      within.names_.insert_or_assign(name.text, captured_value(*value));
  return within;
}

std::optional<std::vector<WrittenCalls::Round>> WrittenCalls::rounds(const Step& step,
                                                                     const ForEach& loop) const {
  if (plan_ == nullptr) return std::nullopt;
  const auto frames = table_->rounds.find({frame_, &step});
  if (frames == table_->rounds.end()) return std::nullopt;
  std::vector<Round> rounds;
  for (const auto frame : frames->second) {
    const auto& item = plan_->frames[frame].variables.at(loop.item.text);
    auto& within = rounds.emplace_back(expression::to_text(item), *this).calls;
    within.frame_ = frame;
    within.names_.insert_or_assign(loop.item.text, item);
  }
  return rounds;
}

std::expected<Prepared, PlacedError> WrittenCalls::of(const CallText& call) const {
  if (plan_ != nullptr)
    if (const auto bound = table_->calls.find({frame_, &call}); bound != table_->calls.end())
      return prepare(*bound->second, names_, Unknown::stays_text);
  return prepared_unbound(call, *adapters_, names_)
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
