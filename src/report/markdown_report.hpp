#pragma once

#include <span>
#include <string>

#include "engine/event.hpp"

namespace drctl {

/// The report of a run in Markdown: summary, RTO and RPO, steps, approvals and decisions, failures, what was
/// skipped, commands, timeline. `seal` is the hash of the journal's last line.
std::string markdown_report(std::span<const Event> events, const std::string& seal);

}  // namespace drctl
