#include "plan/written_calls.hpp"

#include "plan/bind.hpp"
#include "plan/call_effects.hpp"

namespace drctl {

namespace {

/// The names around the rounds of a `for_each`: an item stays a name.
const Names& names_around(const Plan& plan, std::size_t frame) {
  while (plan.frames[frame].outer) frame = *plan.frames[frame].outer;
  return plan.frames[frame].variables;
}

}  // namespace

WrittenCalls::WrittenCalls(const Plan& plan) : plan_(&plan) {
  for (const auto& step : plan.steps) {
    const auto& names = told(names_around(plan, step.frame));
    add(step.call, names);
    add(step.check, names);
  }
}

/// In a text that is encoded, what stands for a secret would look like one.
const Names& WrittenCalls::told(const Names& names) {
  const auto [row, is_new] = told_.try_emplace(&names, names);
  if (is_new)
    std::erase_if(row->second, [](const auto& name) {
      const auto* text = name.second.string();
      return text != nullptr && *text == withheld_secret;
    });
  return row->second;
}

void WrittenCalls::add(const std::optional<PlannedCall>& call, const Names& names) {
  if (call) bound_.try_emplace(call->text, Bound{&*call, &names});
}

std::expected<Prepared, PlacedError> WrittenCalls::of(const CallText& call) const {
  if (const auto bound = bound_.find(&call); bound != bound_.end())
    return prepare(*bound->second.call, *bound->second.names, Unknown::stays_text);
  if (adapters_ == nullptr) return std::unexpected(PlacedError{call.place, "it is not part of the plan"});
  return prepared_unbound(call, *adapters_)
      .value_or(std::unexpected(PlacedError{call.place, "there is no such adapter"}));
}

const expression::Value* WrittenCalls::value_of(const Variable& variable) const {
  if (plan_ == nullptr) return nullptr;
  const auto& values = plan_->frames.front().variables;
  const auto value = values.find(variable.name.text);
  return value == values.end() ? nullptr : &value->second;
}

}  // namespace drctl
