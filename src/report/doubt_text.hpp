#pragma once

#include <string>

#include "engine/operator.hpp"
#include "report/run_view.hpp"
#include "report/style.hpp"

namespace drctl {

/// A step that changes something and was cut off: whoever resumes the run is asked about it.
bool is_in_doubt(const StepView& step);

/// What was done where, so that someone can look: the question about a step that was cut off.
std::string doubt_text(const UnknownQuestion& question, const Style& style);

}  // namespace drctl
