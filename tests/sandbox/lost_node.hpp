#pragma once
#include <string>

#include "sandbox/sandbox.hpp"

namespace drctl::sandbox {

/// Ends the kubelet of a node on which a pod of the backend runs, as a power failure does; returns when
/// Kubernetes has noticed, with what it says of the node. Throws Failure.
std::string lose_node(Sandbox& sandbox);

/// Starts the kubelets that don't run, registers their nodes again if they were deleted, and lets pods on all
/// nodes; returns when they are Ready. Throws Failure.
void return_nodes(Sandbox& sandbox);

}  // namespace drctl::sandbox
