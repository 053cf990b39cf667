#pragma once
#include <string>
#include <string_view>

namespace drctl::sandbox {

/// A line of a container's log, now, as kubelets write it: with the time (RFC 3339, UTC, nanoseconds), the
/// stream and a line end.
std::string cri_line(std::string_view text);

}  // namespace drctl::sandbox
