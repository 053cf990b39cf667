#pragma once
#include <string>

#include "sandbox/sandbox.hpp"

namespace drctl::sandbox {

/// The cluster is lost with all that was in it. A new and empty one of two nodes, at the same address, stands
/// for the one that a provider makes then. Puts helm beside kubectl; the first time that it is built takes
/// minutes. Returns what kubectl says of the backend. Throws Failure.
std::string lose_cluster(Sandbox& sandbox);

}  // namespace drctl::sandbox
