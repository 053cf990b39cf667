#pragma once

#include <string>

#include "plan/prepare.hpp"

namespace drctl {

/// The command as a person pastes it, in a fence of Markdown: SQL whole, with what stands for its parameters
/// below; requests as curl and probes as netcat and the like; anything else as drctl would start it.
std::string render_command(const Prepared& prepared, const CallText& call);

}  // namespace drctl
