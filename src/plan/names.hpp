#pragma once

#include <chrono>
#include <map>
#include <string>

#include "plan/plan.hpp"

namespace drctl {

/// What a step's expressions may use: the variables of its frame, what earlier steps captured there, `now`,
/// `run`.
expression::Bindings names_for(const Plan& plan, const PlannedStep& step,
                               const std::map<std::string, nlohmann::json>& captures,
                               std::chrono::system_clock::time_point now);

}  // namespace drctl
