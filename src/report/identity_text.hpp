#pragma once

#include <string>

#include "engine/event.hpp"

namespace drctl {

/// What a target said of itself, and whether that was expected: one sentence.
std::string identity_text(const TargetIdentified& identified);

}  // namespace drctl
