#pragma once

#include <string>

#include "plan/written_calls.hpp"
#include "runbook/library.hpp"

namespace drctl {

/// What a step that calls an adapter asks a person to do, below its heading: danger, command, what to see.
std::string render_call(const Step& step, const CallText& call, const WrittenCalls& calls);

/// What is said of every step, whatever it does: description, condition, owners, links.
std::string render_step_head(const Step& step);

}  // namespace drctl
