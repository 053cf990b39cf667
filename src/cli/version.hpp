#pragma once

#include <string>

namespace drctl {

/// "0.1.0"
std::string version_number();

/// "drctl 0.1.0"
std::string version_text();

}  // namespace drctl
