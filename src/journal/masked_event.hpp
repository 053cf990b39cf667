#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>

namespace drctl {

class Masker;

/// The event's JSON with every secret replaced. The words that the record itself is made of (step ids,
/// answers, states) stay: they come from the runbook or from this program, and `resume` must understand them
/// even when a password happens to be one of them.
nlohmann::json masked_event(const Masker& masker, const nlohmann::json& event);

}  // namespace drctl
