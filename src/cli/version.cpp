#include "cli/version.hpp"

namespace drctl {

std::string version_number() { return DRCTL_VERSION; }

std::string version_text() { return "drctl " + version_number(); }

}  // namespace drctl
