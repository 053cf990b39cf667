#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

namespace drctl {

/// The JSON value (RFC 8259) that `text` holds, or nothing when it holds none or one nested deeper than 200
/// levels: copying a value recurses, and whoever sent the text must not choose how deep.
std::optional<nlohmann::json> parse_json(std::string_view text);

/// Where the text that parse_json refuses stops being JSON: an offset in bytes.
std::size_t json_error_offset(std::string_view text);

}  // namespace drctl
