#include "plan/names.hpp"

#include "plan/variable_value.hpp"

namespace drctl {

using expression::Value;

namespace {

using Captures = std::vector<std::map<std::string, Json>>;

/// The inner frame's win.
void add_captures(const Plan& plan, std::size_t frame, const Captures& captures,
                  expression::Bindings& names) {
  if (plan.frames[frame].outer) add_captures(plan, *plan.frames[frame].outer, captures, names);
  for (const auto& [name, value] : captures[frame]) names.insert_or_assign(name, captured_value(value));
}

}  // namespace

expression::Bindings names_for(const Plan& plan, const PlannedStep& step, const Captures& captures,
                               std::chrono::system_clock::time_point now) {
  return names_of_frame(plan, step.frame, captures, now);
}

expression::Bindings names_of_frame(const Plan& plan, std::size_t frame, const Captures& captures,
                                    std::chrono::system_clock::time_point now) {
  expression::Bindings names(plan.frames[frame].variables);
  add_captures(plan, frame, captures, names);
  names.insert_or_assign("now", expression::to_timestamp(now));
  names.insert_or_assign("run", Value(Value::Map{{Value("runbook"), Value(plan.runbook)},
                                                 {Value("environment"), Value(plan.environment)}}));
  return names;
}

}  // namespace drctl
