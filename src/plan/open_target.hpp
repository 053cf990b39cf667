#pragma once

#include <string>

#include "drctl/adapter.hpp"

namespace drctl {

/// A target of this kind that no environment says anything of: names of settings stand, in capitals, for
/// their values.
Target open_target(std::string name, const std::string& kind);

}  // namespace drctl
