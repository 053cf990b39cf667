#include "cli/version.hpp"

namespace drctl {

std::string version_text() { return "drctl " DRCTL_VERSION; }

}  // namespace drctl
