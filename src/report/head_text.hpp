#pragma once

#include <string>

#include "report/run_view.hpp"
#include "report/style.hpp"

namespace drctl {

/// What runs, where, on which targets, against which times: stands at the start of a session and of every
/// report.
std::string head_text(const RunView& view, const std::string& journal, const Style& style);

/// "2026-11-24 03:10:07 UTC"
std::string clock_text(std::chrono::system_clock::time_point at);

}  // namespace drctl
