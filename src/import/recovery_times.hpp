#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace drctl {

/// The duration that a person wrote, as the language has it: "5-10 minutes" is 10m, "1 hour 30 min" 1h30m,
/// "0 (no data loss)" 0s, "Depends (typically 24 hours max)" 24h. Of a range its end. Nothing when there is
/// none in it.
std::optional<std::string> duration_in(std::string_view text);

}  // namespace drctl
