#pragma once
#include <string>
#include <vector>

namespace drctl::recovery {

/// Twenty secrets of shapes that quoting, escaping and encoding treat differently. None stands anywhere else.
const std::vector<std::string>& canaries();

}  // namespace drctl::recovery
