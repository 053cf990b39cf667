#pragma once
#include <cstdint>

#include "sandbox/backend/pods.hpp"
#include "sandbox/ports.hpp"

namespace drctl::sandbox {

/// Serves on a loopback port while at least one pod does, each connection in a thread of its own; with no pod
/// the port is closed, so that clients are refused, as they are by a service without endpoints. Never
/// returns.
[[noreturn]] void serve(Pods& pods, Port port);

}  // namespace drctl::sandbox
