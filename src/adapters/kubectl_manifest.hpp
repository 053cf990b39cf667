#pragma once

#include <string>
#include <string_view>

namespace drctl {

/// Why carrying the manifest (YAML or JSON) out may stop a workload: it sets `replicas` to 0, or to a value
/// that isn't known yet. Empty when it does not.
std::string stops_a_workload(std::string_view manifest);

}  // namespace drctl
