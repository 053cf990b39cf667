#pragma once

#include <string>

#include "drctl/diagnostic.hpp"

namespace drctl {

/// "message\n  at runbooks/x.yaml:14:5", or the message alone without a place.
std::string with_place(const std::string& message, const Place& place);

}  // namespace drctl
