#pragma once

#include <string>
#include <string_view>

namespace drctl {

/// The line of a file, with '*' for each byte of what stands behind a key that is called like a secret:
/// "password: hunter2". Such a value does not belong there, and whatever is wrong with the line is told.
std::string without_written_secrets(std::string_view line);

}  // namespace drctl
