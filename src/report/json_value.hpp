#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace drctl {

/// A value as people read it, in one line without control characters: texts as they are, null as "null",
/// captured timestamps and durations as theirs, lists and objects as JSON.
std::string value_text(const nlohmann::json& value);

/// The same, cut to 120 columns.
std::string short_text(const nlohmann::json& value);

}  // namespace drctl
