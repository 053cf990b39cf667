#pragma once

#include <optional>
#include <string>

#include "engine/event.hpp"
#include "plan/names.hpp"
#include "plan/plan.hpp"

namespace drctl {

/// What an outcome means to the step: `expect` held against it, captures taken from it. Pure.
/// `names` are those of the step; `result`, and for captures `error`, are added here. A failure that the run
/// goes on after leaves those captures that can be made of it.
StepFinished judge(const PlannedStep& step, expression::Bindings names, int attempt, const Outcome& outcome);

/// Adds to a step that could not even begin what `judge` adds to a failure that the run goes on after.
void leave_captures(StepFinished& finished, const PlannedStep& step, expression::Bindings names);

/// Whether every expectation holds of the result; otherwise the sentence that says which one does not, with
/// the values of its parts: "expected result.rows[0].n >= min_bots\n  result.rows[0].n = 0\n  min_bots = 1".
std::optional<std::string> unmet(const std::vector<Condition>& expectations,
                                 const expression::Bindings& names);
std::optional<std::string> unmet(const Condition& expectation, const expression::Bindings& names);
/// The same where they may use the step's `result`.
std::optional<std::string> unmet(const std::vector<Condition>& expectations,
                                 const expression::Bindings& names, const Json& result);
std::optional<std::string> unmet(const Condition& expectation, const expression::Bindings& names,
                                 const Json& result);

}  // namespace drctl
