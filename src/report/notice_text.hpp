#pragma once

#include <string>

#include "engine/event.hpp"

namespace drctl {

/// Who was told, of what, and whether it reached them: one sentence.
std::string notice_text(const Notified& notice);

}  // namespace drctl
