#pragma once
#include <chrono>
#include <nlohmann/json.hpp>
#include <vector>

namespace drctl::recovery {

/// The events of a journal since the run was begun or resumed last.
std::vector<nlohmann::json> last_session(const std::vector<nlohmann::json>& events);

/// When an event was recorded.
std::chrono::system_clock::time_point time_of(const nlohmann::json& event);

/// For how long one or more of these were under way in a session: an attempt, a check, the question to a
/// target who it is, the pause between two attempts. That time is not drctl's own: it is spent by servers and
/// tools, or the runbook wants it. What overlaps counts once.
std::chrono::milliseconds time_elsewhere(const std::vector<nlohmann::json>& events);

}  // namespace drctl::recovery
