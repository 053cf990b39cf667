#pragma once

#include <chrono>
#include <map>
#include <string>

#include "plan/plan.hpp"

namespace drctl {

/// What a step's expressions may use: the variables of its frame, what earlier steps captured there and in
/// the frames around it, `now`, `run`. `captures` holds one entry a frame.
expression::Bindings names_for(const Plan& plan, const PlannedStep& step,
                               const std::vector<std::map<std::string, nlohmann::json>>& captures,
                               std::chrono::system_clock::time_point now);

/// The same for any expression of a frame.
expression::Bindings names_of_frame(const Plan& plan, std::size_t frame,
                                    const std::vector<std::map<std::string, nlohmann::json>>& captures,
                                    std::chrono::system_clock::time_point now);

}  // namespace drctl
