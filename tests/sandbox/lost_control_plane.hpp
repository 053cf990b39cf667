#pragma once
#include <string>

#include "sandbox/sandbox.hpp"

namespace drctl::sandbox {

/// Ends the kube-apiserver; returns what kubectl says then. Throws Failure.
std::string lose_control_plane(Sandbox& sandbox);

/// Starts it, if it does not run; returns when it is ready. Throws Failure.
void return_control_plane(Sandbox& sandbox);

}  // namespace drctl::sandbox
