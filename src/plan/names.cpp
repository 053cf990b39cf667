#include "plan/names.hpp"

#include "plan/variable_value.hpp"

namespace drctl {

using expression::Value;

expression::Bindings names_for(const Plan& plan, const PlannedStep& step,
                               const std::map<std::string, Json>& captures,
                               std::chrono::system_clock::time_point now) {
  expression::Bindings names(plan.frames[step.frame].variables);
  for (const auto& [name, value] : captures) names.insert_or_assign(name, captured_value(value));
  names.insert_or_assign("now", expression::to_timestamp(now));
  names.insert_or_assign("run", Value(Value::Map{{Value("runbook"), Value(plan.runbook)},
                                                 {Value("environment"), Value(plan.environment)}}));
  return names;
}

}  // namespace drctl
