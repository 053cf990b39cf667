#pragma once

#include <string>

#include "report/outline.hpp"
#include "report/run_view.hpp"
#include "report/style.hpp"

namespace drctl {

/// The block of a step whose last attempt did not succeed: what went wrong, where the step stands, which
/// attempt, the command, all that the target said, and the next step that a person can take.
std::string failure_text(const StepView& step, const StepDisplay& display, const Style& style);

/// "failed", "timed out", ...: how an attempt ended, for people.
std::string_view end_text(std::string_view end);

}  // namespace drctl
